/*
 * A browser below Chromium 111, Safari 16.4 or Firefox 119 is told so on a plain page instead of failing halfway.
 * In the words of the oldest of them (ES5): it has to run where nothing else does.
 */
(function () {
  if ('isWellFormed' in String.prototype) return;
  window.location.replace('/old-browser.html');
})();
