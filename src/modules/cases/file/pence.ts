const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })

/** Pence as money: "£1,200.50". */
export const penceText = (pence: number): string => pounds.format(pence / 100)
