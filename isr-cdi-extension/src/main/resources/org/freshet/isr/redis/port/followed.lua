-- All that follows from a raise is done.
--
-- KEYS  order, open
-- ARGV  1 generation and 2 number of the raise

if redis.call('HGET', KEYS[1], 'g') ~= ARGV[1] then
  return 0
end
return redis.call('ZREM', KEYS[2], ARGV[2])
