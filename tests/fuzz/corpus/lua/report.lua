on.report('report', function(r, lane)
  lane:set_flag('x', r:first_of('a') .. #r.fields.a .. r.tlp)
  if lane:reported('soc') then lane:fire('notice', 3) lane:skip('notice') end
end)
