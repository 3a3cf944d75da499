-- Tells how far the order has come, and the raises that led there; begins one where there is none,
-- or where the one that is there is not what somebody has seen.
--
-- KEYS  order, raises, epochs, raised
-- ARGV  1 a generation to begin, 2 the generation that has fallen behind ('' for none)
--       3 most raises
-- gives generation, number, the present, the raises, newest first

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local order = redis.call('HMGET', KEYS[1], 'g', 'n')
local generation = order[1]
local number = order[2] or '0'
local raises = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', ARGV[3])
local whole = number == '0' or raises[1] and raises[1][1] == number .. '-0'

if not generation or not whole or generation == ARGV[2] then
  redis.call('DEL', KEYS[1], KEYS[2], KEYS[3], KEYS[4])
  redis.call('HSET', KEYS[1], 'g', ARGV[1], 'n', '0', 'f', '0')
  return {ARGV[1], '0', string.format('%.0f', now), {}}
end
return {generation, number, string.format('%.0f', now), raises}
