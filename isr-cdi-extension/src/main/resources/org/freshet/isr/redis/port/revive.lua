-- A page is not given up any more.
--
-- KEYS  dead, why
-- ARGV  1 the page

redis.call('ZREM', KEYS[1], ARGV[1])
return redis.call('HDEL', KEYS[2], ARGV[1])
