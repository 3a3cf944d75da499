-- A transaction owes nothing any more.
--
-- KEYS  owed, debts
-- ARGV  1 transaction

redis.call('ZREM', KEYS[1], ARGV[1])
return redis.call('HDEL', KEYS[2], ARGV[1])
