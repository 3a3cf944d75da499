-- Claims the renewal of a page, unless another node is at it that knew as much when it began.
--
-- KEYS  claim
-- ARGV  1 the claiming node, 2 generation and 3 number that it knows, 4 milliseconds to hold it
-- gives 1 if it may renew

local held = redis.call('HMGET', KEYS[1], 'b', 'g', 'n')
if held[1] and held[1] ~= ARGV[1] and held[2] == ARGV[2]
    and tonumber(held[3]) >= tonumber(ARGV[3]) then
  return 0
end
redis.call('HSET', KEYS[1], 'b', ARGV[1], 'g', ARGV[2], 'n', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return 1
