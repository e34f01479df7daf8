-- Makes a stand-in for a library that no package brings and that only features call which the lab
-- does not use: it can be loaded, and says what is missing as soon as somebody wants an instance.
return function(name)
  return {
    new = function()
      return nil, name .. " is not part of the lab"
    end,
  }
end
