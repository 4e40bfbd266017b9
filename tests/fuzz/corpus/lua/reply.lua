on.reply('notice', function(r, lane)
  if r:mentions('reboot', '再起動') and not lane:done('isolate') then
    lane:reply(r, 'texts/a')
    lane:acknowledge(r)
  end
end)
