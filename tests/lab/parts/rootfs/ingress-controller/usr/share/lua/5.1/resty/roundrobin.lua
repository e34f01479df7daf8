-- Weighted round robin over a table from peer to weight: a peer of weight two has two turns a round.
-- Each worker of nginx counts for itself and begins somewhere else.
local roundrobin = {}
roundrobin.__index = roundrobin

local function turns_of(nodes)
  local peers = {}
  for peer in pairs(nodes) do
    peers[#peers + 1] = peer
  end
  table.sort(peers)
  local turns = {}
  for _, peer in ipairs(peers) do
    for _ = 1, nodes[peer] do
      turns[#turns + 1] = peer
    end
  end
  return turns
end

function roundrobin.new(_, nodes)
  local self = setmetatable({}, roundrobin)
  self:reinit(nodes)
  return self
end

-- The balancer compares its wishes with self.nodes to see whether anything has changed.
function roundrobin:reinit(nodes)
  self.nodes = nodes
  self.turns = turns_of(nodes)
  self.last = math.random(0, #self.turns)
end

function roundrobin:find()
  if #self.turns == 0 then
    return nil
  end
  self.last = self.last % #self.turns + 1
  return self.turns[self.last]
end

return roundrobin
