/** Names of systems inside headers say nothing of what a column holds: "HubSpot Owner", "Mailchimp Status". */
export const brandNames: readonly string[] =
  `hubspot, hub spot, hs, salesforce, sf, sfdc, pipedrive, zoho, mailchimp, mail chimp, mc, klaviyo, brevo, sendinblue, active campaign, activecampaign, keap, infusionsoft,
ontraport, convertkit, convert kit, mailerlite, mailer lite, getresponse, get response, aweber, shopify, woocommerce, woo commerce, wc, wp, wordpress, stripe, paypal, pay pal, square, chargebee, recurly,
paddle, digistore, digistore24, digistore 24, copecart, gumroad, calendly, acuity, kajabi, teachable, thinkific, podia, systeme io, clickfunnels, click funnels, hotmart, kiwify, eduzz, monetizze, rd station, rd,
cleverreach, rapidmail, eventbrite, kartra, wix, squarespace, magento, prestashop, bigcommerce, freshsales, capsule, copper, insightly, close com, odoo, hubspot com, google, outlook, apple, icloud, typeform,
jotform, thrivecart, samcart, highlevel, ghl, simplero, drip, omnisend, sendgrid, constant contact, zapier, intercom, braintree, mollie, sage, datev, lexoffice, sevdesk, asaas, pagseguro, mercado pago,
mercadopago, iugu, woo, bitrix, bitrix24, mangopay, gocardless, xero, quickbooks, quick books, agile, nutshell, streak, teamleader, sellsy, axonaut, holded, weclapp, custom fields, salesflare, attio, folk`.split(
    /,\s+/,
  );
