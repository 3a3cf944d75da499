-- Tells how something stands that was pinned at a number and depends on tags.
--
-- KEYS  order, epochs
-- ARGV  1 generation, 2 number of the pin, 3 and on the tags whose raise concerns it
-- gives 'current', 'unservable', or 'stale' and for how many milliseconds

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local order = redis.call('HMGET', KEYS[1], 'g', 'n', 'f')
local pin = tonumber(ARGV[2])
if order[1] ~= ARGV[1] or pin < tonumber(order[3] or '0') or pin > tonumber(order[2] or '0') then
  return {'unservable'}
end
local since = nil
for i = 3, #ARGV do
  local epoch = redis.call('HGET', KEYS[2], ARGV[i])
  if epoch then
    if tonumber(string.match(epoch, '^(%d+)|')) > pin then
      return {'unservable'}
    end
    for n, at in string.gmatch(epoch, '(%d+):(%d+)') do
      if tonumber(n) > pin then
        since = math.min(since or math.huge, tonumber(at))
        break
      end
    end
  end
end
if not since then
  return {'current'}
end
return {'stale', string.format('%.0f', math.max(0, now - since))}
