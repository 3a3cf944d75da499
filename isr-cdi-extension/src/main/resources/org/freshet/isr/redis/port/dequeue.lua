-- Somebody does not ask for the renewal of a page any more; without others it waits no longer.
--
-- KEYS  jobs, pages
-- ARGV  1 the page

local held = redis.call('HGET', KEYS[2], ARGV[1]) or ''
local id, wishes, rest = string.match(held, '^w (%S+) (%d+) (.*)$')
if not id then
  return 0
end
if tonumber(wishes) > 1 then
  redis.call('HSET', KEYS[2], ARGV[1], string.format('w %s %d %s', id, tonumber(wishes) - 1, rest))
  return 0
end
redis.call('XDEL', KEYS[1], id)
return redis.call('HDEL', KEYS[2], ARGV[1])
