-- A node tells that it still has jobs in hand; nodes that have none and were long not heard of are
-- forgotten.
--
-- KEYS  jobs
-- ARGV  1 the node, 2 after how many milliseconds a node is forgotten, 3 and on its jobs
-- gives how many it still has

local kept = 0
for i = 3, #ARGV do
  -- What was taken for lost, and taken over, stays with the other one.
  local found = redis.call('XPENDING', KEYS[1], 'nodes', ARGV[i], ARGV[i], '1', ARGV[1])
  if #found == 1 then
    redis.call('XCLAIM', KEYS[1], 'nodes', ARGV[1], '0', ARGV[i], 'JUSTID')
    kept = kept + 1
  end
end
local nodes = redis.pcall('XINFO', 'CONSUMERS', KEYS[1], 'nodes')
if not nodes.err then
  for _, node in ipairs(nodes) do
    local told = {}
    for i = 1, #node, 2 do
      told[node[i]] = node[i + 1]
    end
    if told['pending'] == 0 and told['idle'] > tonumber(ARGV[2]) then
      redis.call('XGROUP', 'DELCONSUMER', KEYS[1], 'nodes', told['name'])
    end
  end
end
return kept
