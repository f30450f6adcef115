// The code of a mailed link stands behind "#", which browsers send to nobody. It moves into the form, and out of the address.
(() => {
  const place = document.querySelector("[data-token]");
  const field = place.querySelector("input");

  const take = () => {
    const token = location.hash.slice(1);
    if (token) {
      field.value = token;
      history.replaceState(null, "", location.pathname);
    }
    place.hidden = field.value !== "";
  };

  addEventListener("hashchange", take);
  take();
})();
