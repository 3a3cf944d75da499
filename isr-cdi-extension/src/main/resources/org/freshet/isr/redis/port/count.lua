-- Counts a page as the one linked last, and gives those linked longest ago that are too many.
--
-- KEYS  all pages
-- ARGV  1 the page, 2 most pages

local last = redis.call('ZREVRANGE', KEYS[1], '0', '0', 'WITHSCORES')
redis.call('ZADD', KEYS[1], string.format('%.0f', (tonumber(last[2]) or 0) + 1), ARGV[1])
local over = redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[2])
local dropped = {}
if over > 0 then
  local popped = redis.call('ZPOPMIN', KEYS[1], math.min(over, 100))
  for i = 1, #popped, 2 do
    dropped[#dropped + 1] = popped[i]
  end
end
return dropped
