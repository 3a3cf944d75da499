-- Hands out what is owed past its lease, with a new lease for whoever takes it.
--
-- KEYS  owed, debts
-- ARGV  1 the lease in milliseconds, 2 the present or '', 3 most debts
-- gives transactions, each followed by what it owes

local now = tonumber(ARGV[2])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local late = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', string.format('(%.0f', now),
  'LIMIT', '0', ARGV[3])
local debts = {}
for i = 1, #late do
  local debt = redis.call('HGET', KEYS[2], late[i])
  if debt then
    debts[#debts + 1] = late[i]
    debts[#debts + 1] = debt
    redis.call('ZADD', KEYS[1], string.format('%.0f', now + tonumber(ARGV[1])), late[i])
  else
    redis.call('ZREM', KEYS[1], late[i])
  end
end
return debts
