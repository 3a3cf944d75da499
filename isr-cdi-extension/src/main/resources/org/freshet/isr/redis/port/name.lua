-- Remembers what a page depends on, whether it is stored or not.
--
-- KEYS  page
-- ARGV  1 its key, 2 its tags, 3 milliseconds to live

redis.call('HSET', KEYS[1], 'k', ARGV[1], 't', ARGV[2])
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[3]) then
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
end
return 1
