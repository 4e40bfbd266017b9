on.action('isolate', function(a, lane) lane:set('pc', 'off') lane:set_flag('h', lane:host('pc')) end)
on.inject('notice', function(i, lane) end)
on.opened('notice', function(o, lane) lane:set_flag('o', lane:flag('h') or '') end)
