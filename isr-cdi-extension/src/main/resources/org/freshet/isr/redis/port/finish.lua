-- A job has ended.
--
-- KEYS  jobs, pages, dead, why
-- ARGV  1 the job, 2 the page, 3 why it was given up, '' if it is renewed
--       4 when, 5 most pages that are given up
-- gives 1 if nobody asks for the same page any more

redis.call('XACK', KEYS[1], 'nodes', ARGV[1])
redis.call('XDEL', KEYS[1], ARGV[1])
local held = redis.call('HGET', KEYS[2], ARGV[2])
if held and string.match(held, '^%a (%S+) ') ~= ARGV[1] then
  return 0
end
redis.call('HDEL', KEYS[2], ARGV[2])
if ARGV[3] ~= '' then
  redis.call('ZADD', KEYS[3], ARGV[4], ARGV[2])
  redis.call('HSET', KEYS[4], ARGV[2], ARGV[3])
  local over = redis.call('ZCARD', KEYS[3]) - tonumber(ARGV[5])
  if over > 0 then
    local popped = redis.call('ZPOPMIN', KEYS[3], over)
    for i = 1, #popped, 2 do
      redis.call('HDEL', KEYS[4], popped[i])
    end
  end
end
return 1
