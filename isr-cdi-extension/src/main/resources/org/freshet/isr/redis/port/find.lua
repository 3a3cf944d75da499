-- Looks through tags, so many at a time.
--
-- KEYS  tags
-- ARGV  1 after which one, as ZRANGEBYLEX takes it, 2 what they contain, 3 how many to look at
-- gives the last one that was looked at, '' at the end; and those found

local some = redis.call('ZRANGEBYLEX', KEYS[1], ARGV[1], '+', 'LIMIT', '0', ARGV[3])
local found = {}
for _, tag in ipairs(some) do
  if string.find(tag, ARGV[2], 1, true) then
    found[#found + 1] = tag
  end
end
return {#some < tonumber(ARGV[3]) and '' or some[#some], found}
