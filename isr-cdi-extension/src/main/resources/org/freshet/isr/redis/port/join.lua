-- Tells how far the order has come, and the raises that led there; begins one where there is none,
-- or where the one that is there has not come from what the caller has seen.
--
-- KEYS  order, raises, epochs, raised, open
-- ARGV  1 a generation to begin, 2 the generation that the caller knows ('' for none)
--       3 '1' if that one has lost what the caller has seen of it, 4 most raises
-- gives generation, number, the present, the raises, newest first

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local order = redis.call('HMGET', KEYS[1], 'g', 'n', 'a')
local generation = order[1]
local number = order[2] or '0'
local ancestors = order[3] or ' '
local raises = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', ARGV[4])

local function isAncestor(before)
  return string.find(ancestors, ' ' .. before .. ' ', 1, true)
end

local function isGood()
  if not generation or number ~= '0' and (not raises[1] or raises[1][1] ~= number .. '-0') then
    return false
  end
  if generation == ARGV[2] then
    return ARGV[3] ~= '1'
  end
  -- Another order is a later one only if somebody who began it, or one before, knew this one; else
  -- it is a copy from before, or was begun by somebody who knew of none.
  return ARGV[2] == '' or isAncestor(ARGV[2])
end

if not isGood() then
  for _, before in ipairs({generation or '', ARGV[2]}) do
    if before ~= '' and not isAncestor(before) then
      ancestors = ' ' .. before .. string.sub(ancestors, 1, 600)
    end
  end
  redis.call('UNLINK', KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5])
  redis.call('HSET', KEYS[1], 'g', ARGV[1], 'n', '0', 'f', '0', 'a', ancestors)
  return {ARGV[1], '0', string.format('%.0f', now), {}}
end
return {generation, number, string.format('%.0f', now), raises}
