-- Tells what was raised after the last raise that the caller has seen, if this still is the order
-- in which it has seen that one.
--
-- KEYS  order, raises
-- ARGV  1 generation, 2 number, 3 mark of the last raise heard of, 4 most raises
--       5 number, 6 mark of the last raise known, which may be a later one of the caller's own
-- gives 'same', the raises and the present; or 'other' if there is another order, 'fallen' if this one has lost
-- what the caller has seen, 'missed' if it has dropped what the caller has not seen

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local order = redis.call('HMGET', KEYS[1], 'g', 'n')
local seen = tonumber(ARGV[2])
local number = tonumber(order[2] or '0')
if not order[1] then
  return {'fallen'}
end
if order[1] ~= ARGV[1] then
  return {'other'}
end
if number < tonumber(ARGV[5]) then
  return {'fallen'}
end

local function mark(found)
  for i = 1, #found[2], 2 do
    if found[2][i] == 'm' then
      return found[2][i + 1]
    end
  end
end

local last = redis.call('XRANGE', KEYS[2], ARGV[5] .. '-0', ARGV[5] .. '-0')[1]
if last and mark(last) ~= ARGV[6] then
  return {'fallen'}
end
local raises = redis.call('XRANGE', KEYS[2], string.format('%.0f-0', math.max(seen, 1)), '+',
  'COUNT', ARGV[4])
local first = raises[1]
if seen > 0 then
  if not first then
    return {'fallen'}
  end
  if first[1] ~= ARGV[2] .. '-0' then
    return {'missed'}
  end
  if mark(first) ~= ARGV[3] then
    return {'fallen'}
  end
  table.remove(raises, 1)
elseif number > 0 and not first then
  return {'fallen'}
elseif first and first[1] ~= '1-0' then
  return {'missed'}
end
return {'same', raises, string.format('%.0f', now)}
