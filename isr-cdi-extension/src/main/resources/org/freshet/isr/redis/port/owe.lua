-- Enters what a transaction owes, with what it owes already; its lease begins anew.
--
-- KEYS  owed, debts
-- ARGV  1 transaction, 2 what it owes, 3 the lease in milliseconds, 4 the present or ''

local now = tonumber(ARGV[4])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local known = redis.call('HGET', KEYS[2], ARGV[1])
redis.call('HSET', KEYS[2], ARGV[1], known and known .. '\n' .. ARGV[2] or ARGV[2])
redis.call('ZADD', KEYS[1], string.format('%.0f', now + tonumber(ARGV[3])), ARGV[1])
return 1
