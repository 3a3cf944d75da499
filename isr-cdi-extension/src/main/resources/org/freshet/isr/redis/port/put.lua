-- Stores a page and what it depends on, unless one with a later pin is there that is still of use.
--
-- KEYS  page
-- ARGV  1 the present, 2 the end of its use, 3 generation and 4 number of its pin, 5 the page
--       6 its key, 7 its tags, 8 milliseconds to live
-- gives 1 if it is stored

local held = redis.call('HMGET', KEYS[1], 'g', 'n', 'e')
if held[1] == ARGV[3] and tonumber(held[2]) > tonumber(ARGV[4])
    and tonumber(held[3]) > tonumber(ARGV[1]) then
  return 0
end
redis.call('HSET', KEYS[1], 'b', ARGV[5], 'g', ARGV[3], 'n', ARGV[4], 'e', ARGV[2],
  'k', ARGV[6], 't', ARGV[7])
redis.call('PEXPIRE', KEYS[1], ARGV[8])
return 1
