/** The person has asked her browser to spare data: nothing is fetched that she did not ask for. */
export const isSparingData = (): boolean =>
  (navigator as Navigator & { connection?: { saveData?: boolean } }).connection?.saveData === true;
