-- Lists pages that were given up, newest first.
--
-- KEYS  dead, why
-- ARGV  1 the first and 2 the last of them, from 0

local pages = redis.call('ZREVRANGE', KEYS[1], ARGV[1], ARGV[2])
if #pages == 0 then
  return {}
end
return redis.call('HMGET', KEYS[2], unpack(pages))
