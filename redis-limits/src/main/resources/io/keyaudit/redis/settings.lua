-- Notes the settings of whoever comes first, and returns them to all.
--
-- KEYS: the settings
-- ARGV: this machine's

local settings = redis.call('GET', KEYS[1])
if not settings then
  settings = ARGV[1]
  redis.call('SET', KEYS[1], settings)
end
return { settings }
