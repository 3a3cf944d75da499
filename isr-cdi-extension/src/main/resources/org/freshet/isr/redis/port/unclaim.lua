-- Gives back a claim, if it is still the caller's.
--
-- KEYS  claim
-- ARGV  1 the node

if redis.call('HGET', KEYS[1], 'b') == ARGV[1] then
  return redis.call('UNLINK', KEYS[1])
end
return 0
