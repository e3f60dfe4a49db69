/** Whether the device has a network, as far as the browser knows; a request that fails tells the truth sooner. */
class Connection {
  isOnline = $state(navigator.onLine);

  constructor() {
    window.addEventListener('online', () => (this.isOnline = true));
    window.addEventListener('offline', () => (this.isOnline = false));
  }
}

export const connection = new Connection();
