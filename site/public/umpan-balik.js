/*
 * The form on which a cadre says what she thought of a meeting: what is filled in survives a broken connection and a reload in the same
 * tab, and is gone when the tab is closed, for phones are shared. As written: runs in a browser of 2018.
 */
;(function () {
  var key = 'umpan-balik ' + location.pathname + ' ' + document.body.dataset.kader
  var form = document.getElementById('umpan-balik'),
    note = document.getElementById('belum')
  if (form === null) {
    // It was handed in: what was kept is of no use any more.
    try {
      sessionStorage.removeItem(key)
    } catch (error) {
      // Storage is switched off: nothing is lost but comfort.
      void error
    }
    return
  }
  var button = form.querySelector('button'),
    words = button.textContent
  var each = function (work) {
    Array.prototype.forEach.call(form.elements, function (field) {
      if (field.name && field.type !== 'hidden') work(field)
    })
  }
  var keep = function () {
    var kept = {}
    each(function (field) {
      if (field.type === 'radio' ? field.checked : field.value) kept[field.name] = field.value
    })
    try {
      sessionStorage.setItem(key, JSON.stringify(kept))
    } catch (error) {
      // Storage is switched off: nothing is lost but comfort.
      void error
    }
  }
  try {
    var kept = JSON.parse(sessionStorage.getItem(key) || '{}')
    each(function (field) {
      if (kept[field.name] === undefined) return
      if (field.type === 'radio') field.checked = field.value === kept[field.name]
      else field.value = kept[field.name]
    })
  } catch (error) {
    // Storage is switched off: nothing is lost but comfort.
    void error
  }
  form.addEventListener('input', keep)
  form.addEventListener('change', keep)
  if (!self.fetch || !self.URLSearchParams) return
  form.addEventListener(
    'submit',
    function (event) {
      event.preventDefault()
      event.stopImmediatePropagation()
      if (button.disabled) return
      keep()
      note.hidden = true
      button.disabled = true
      button.textContent = button.dataset.kirim
      var body = new URLSearchParams(new FormData(form))
      var again = function () {
        button.disabled = false
        button.textContent = words
        note.hidden = false
      }
      var answered = function (answer) {
        if (answer.ok && answer.redirected) {
          location.replace(answer.url)
        } else if (answer.status >= 500) {
          again()
        } else {
          // The Worker's own words about it.
          button.disabled = false
          form.submit()
        }
      }
      fetch(location.pathname, { method: 'POST', body: body, credentials: 'same-origin' }).then(
        answered,
        again,
      )
    },
    true,
  )
})()
