-- Notes tags as carried by a page, and drops some that none carries any more.
--
-- KEYS  tags, their ends
-- ARGV  1 milliseconds to live, 2 most tags, 3 how many to drop at most, 4 and on the tags

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local over = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', string.format('%.0f', now),
  'LIMIT', '0', ARGV[3])
local ends = string.format('%.0f', now + tonumber(ARGV[1]))
for i = 4, #ARGV do
  redis.call('ZADD', KEYS[1], '0', ARGV[i])
  redis.call('ZADD', KEYS[2], 'GT', ends, ARGV[i])
end
if #over == 0 and redis.call('ZCARD', KEYS[2]) > tonumber(ARGV[2]) then
  over = redis.call('ZRANGE', KEYS[2], '0', ARGV[3] - 1)
end
for _, tag in ipairs(over) do
  -- What is carried again has a later end.
  if tonumber(redis.call('ZSCORE', KEYS[2], tag)) <= now
      or redis.call('ZCARD', KEYS[2]) > tonumber(ARGV[2]) then
    redis.call('ZREM', KEYS[1], tag)
    redis.call('ZREM', KEYS[2], tag)
  end
end
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
  redis.call('PEXPIRE', KEYS[2], ARGV[1])
end
return 1
