-- The EWMA balancer takes a lock as soon as it is loaded, although the lab never chooses it. A lock
-- that is always free is enough.
local lock = {}

function lock.new()
  return lock
end

function lock.lock()
  return 0
end

function lock.unlock()
  return 1
end

return lock
