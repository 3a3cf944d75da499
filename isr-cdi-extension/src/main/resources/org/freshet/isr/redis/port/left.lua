-- Tells that a node is not lost, and hands out the raises of those that are.
--
-- KEYS  order, open, raises
-- ARGV  1 the lease in milliseconds, 2 the present or '', 3 most raises, 4 the generation that the
--       node knows, 5 that of its raises, 6 and on their numbers
-- gives the raises, as the stream has them

local now = tonumber(ARGV[2])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local generation = redis.call('HGET', KEYS[1], 'g')
if generation ~= ARGV[4] then
  -- It hears of that first.
  return {}
end
local ends = string.format('%.0f', now + tonumber(ARGV[1]))
if generation == ARGV[5] then
  for i = 6, #ARGV do
    redis.call('ZADD', KEYS[2], 'XX', ends, ARGV[i])
  end
end
local late = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', string.format('(%.0f', now),
  'LIMIT', '0', ARGV[3])
local left = {}
for _, number in ipairs(late) do
  local raise = redis.call('XRANGE', KEYS[3], number .. '-0', number .. '-0')[1]
  if raise then
    redis.call('ZADD', KEYS[2], ends, number)
    left[#left + 1] = raise
  else
    redis.call('ZREM', KEYS[2], number)
  end
end
return left
