// Copies the activation code from the address's fragment into the field and clears the address.
// The fragment never reaches a server; the page works without this script by typing the code.
;(function () {
  var field = document.getElementById('kode')
  var code = location.hash.slice(1)
  if (!field || field.value !== '' || !/^[0-9A-Za-z-]{10,20}$/.test(code)) return
  field.value = code
  history.replaceState(null, '', location.pathname)
})()
