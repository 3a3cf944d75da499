-- Raises tags: takes the next number, writes their epochs, appends to the stream. One step for
-- everybody who looks, and as many commands however many pages carry the tags.
--
-- KEYS  order, raises, epochs, raised, open
-- ARGV  1 a generation to begin if this order has lost what the caller has seen
--       2 generation, 3 number, 4 mark of the last raise that the caller has seen ('' for none)
--       5 the mark of this raise, 6 the raising node, 7 '1' to expire
--       8 most raises, 9 most epochs, 10 the changed entities
--       11 who raised, 12 why, '' if nobody renews its pages
--       13 for how many milliseconds the raising node is given to follow it, 0 if nobody takes it
--       over, 14 the present for that or '', 15 how many milliseconds ago it happened, 16 and on
--       the tags
-- gives generation, number

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local since = now - tonumber(ARGV[15])
local order = redis.call('HMGET', KEYS[1], 'g', 'n', 'f', 'a')
local generation = order[1]
local ancestors = order[4] or ' '
local number = tonumber(order[2] or '0')
local floor = tonumber(order[3] or '0')

local function mark(id)
  local found = redis.call('XRANGE', KEYS[2], id, id)[1]
  if not found then
    return nil
  end
  for i = 1, #found[2], 2 do
    if found[2][i] == 'm' then
      return found[2][i + 1]
    end
  end
end

-- Whether this order is not the one that the caller has seen: emptied, or an older copy of it.
local function fallen()
  if not generation or number > 0 and redis.call('EXISTS', KEYS[2]) == 0 then
    return true
  end
  local seen = tonumber(ARGV[3])
  if ARGV[2] ~= generation then
    -- Another order is a later one only if somebody who began it, or one before, knew this one.
    return ARGV[2] ~= '' and not string.find(ancestors, ' ' .. ARGV[2] .. ' ', 1, true)
  end
  if seen == 0 then
    return false
  end
  local found = mark(ARGV[3] .. '-0')
  return number < seen or found and found ~= ARGV[4]
end

if fallen() then
  for _, before in ipairs({generation or '', ARGV[2]}) do
    if before ~= '' and not string.find(ancestors, ' ' .. before .. ' ', 1, true) then
      ancestors = ' ' .. before .. string.sub(ancestors, 1, 600)
    end
  end
  generation = ARGV[1]
  number = 0
  floor = 0
  redis.call('UNLINK', KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5])
end

number = number + 1
redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[8], string.format('%.0f-0', number),
  'm', ARGV[5], 'b', ARGV[6], 'x', ARGV[7], 'w', string.format('%.0f', since),
  'e', ARGV[10], 'h', ARGV[11], 'y', ARGV[12], 't', table.concat(ARGV, ' ', 16))
if ARGV[13] ~= '0' then
  redis.call('ZADD', KEYS[5], string.format('%.0f', (tonumber(ARGV[14]) or now)
    + tonumber(ARGV[13])), string.format('%.0f', number))
  redis.call('ZREMRANGEBYRANK', KEYS[5], '0', string.format('%.0f', -1 - tonumber(ARGV[8])))
end

-- A tag's epoch is the number of its last expire and up to 32 raises, each with its instant. One
-- more is just appended; when there are too many they become 16: two neighbours become one with the
-- number of the later and the instant of the earlier.
local this = string.format('%.0f:%.0f', number, since)

local function appended(known)
  local last = known and ARGV[7] ~= '1' and string.match(known, ':(%d+)$')
  if not last or tonumber(last) > since then
    return nil
  end
  local _, raises = string.gsub(known, ':', ':')
  return raises < 32 and known .. ',' .. this or nil
end

local function thinned(numbers, instants)
  local newest = instants[#instants]
  local join, smallest = 1, math.huge
  for i = 1, #numbers - 1 do
    local distance = (instants[i + 1] - instants[i]) / (newest - instants[i] + 1)
    if distance < smallest then
      smallest = distance
      join = i
    end
  end
  table.remove(numbers, join)
  table.remove(instants, join + 1)
end

local function epoch(known)
  local numbers, instants = {}, {}
  local expired = known and string.match(known, '^(%d+)|') or '0'
  for n, at in string.gmatch(known or '', '(%d+):(%d+)') do
    numbers[#numbers + 1] = tonumber(n)
    -- A clock that stepped back, and what is told late, proves that it was raised by now.
    instants[#instants + 1] = math.min(tonumber(at), since)
  end
  numbers[#numbers + 1] = number
  instants[#instants + 1] = since
  while #numbers > 16 do
    thinned(numbers, instants)
  end
  if ARGV[7] == '1' then
    expired = string.format('%.0f', number)
  end
  local pairs = {}
  for i = 1, #numbers do
    pairs[i] = string.format('%.0f:%.0f', numbers[i], instants[i])
  end
  return expired .. '|' .. table.concat(pairs, ',')
end

for i = 16, #ARGV do
  local known = redis.call('HGET', KEYS[3], ARGV[i])
  redis.call('HSET', KEYS[3], ARGV[i], appended(known) or epoch(known))
  redis.call('ZADD', KEYS[4], number, ARGV[i])
end

local over = redis.call('ZCARD', KEYS[4]) - tonumber(ARGV[9])
if over > 0 then
  local forgotten = redis.call('ZPOPMIN', KEYS[4], over)
  for i = 1, #forgotten, 2 do
    redis.call('HDEL', KEYS[3], forgotten[i])
    floor = math.max(floor, tonumber(forgotten[i + 1]))
  end
end

redis.call('HSET', KEYS[1], 'g', generation, 'n', string.format('%.0f', number),
  'f', string.format('%.0f', floor), 'a', ancestors)
return {generation, string.format('%.0f', number)}
