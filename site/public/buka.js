/*
 * The page after the code of a class: the phone shows a module by what it was told last, so it is told anew before the links can be
 * followed, or after eight seconds all the same. It may be sending something just then and ask for nothing else, so what it knows is
 * looked at, and it is asked again. As written: runs in a browser of 2018.
 */
addEventListener('DOMContentLoaded', function () {
  var phone = self.kelasKader,
    box = document.getElementById('terbuka'),
    wait = document.getElementById('menyiapkan')
  var store = phone && phone.page && phone.page.store
  if (
    !box ||
    !wait ||
    !store ||
    !phone.delivery ||
    !navigator.serviceWorker ||
    !navigator.serviceWorker.controller
  )
    return
  var wanted = box.getAttribute('data-modul'),
    isShown = false
  var show = function () {
    isShown = true
    box.hidden = false
    wait.hidden = true
  }
  var isTold = function (state) {
    return (
      !!state &&
      state.courses.some(function (course) {
        return (course.facts.opened || []).indexOf(wanted) !== -1
      })
    )
  }
  var read = function () {
    return store.get('state')
  }
  var look = function (state) {
    if (isTold(state)) show()
    else setTimeout(ask, 400)
  }
  var ask = function () {
    if (!isShown) phone.delivery.now('state').then(read).then(look, show)
  }
  box.hidden = true
  wait.hidden = false
  setTimeout(show, 8000)
  ask()
})
