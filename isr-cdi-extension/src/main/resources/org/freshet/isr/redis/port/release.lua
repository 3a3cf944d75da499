-- A node ends: what it has in hand goes to others at once.
--
-- KEYS  jobs
-- ARGV  1 the node, 2 after how many milliseconds a node counts as lost
-- gives how many it had

local held = redis.pcall('XPENDING', KEYS[1], 'nodes', '-', '+', '1000', ARGV[1])
if held.err then
  return 0
end
for _, one in ipairs(held) do
  redis.call('XCLAIM', KEYS[1], 'nodes', ARGV[1], '0', one[1], 'IDLE', ARGV[2], 'JUSTID')
end
return #held
