-- Tells what became of pages whose renewal was asked for.
--
-- KEYS  pages, why
-- ARGV  the pages
-- gives for each 0 if it waits or is in hand, 1 if it is renewed or gone, 2 if it was given up

local jobs = redis.call('HMGET', KEYS[1], unpack(ARGV))
local given = redis.call('HMGET', KEYS[2], unpack(ARGV))
local ends = {}
for i = 1, #ARGV do
  ends[i] = jobs[i] and 0 or given[i] and 2 or 1
end
return ends
