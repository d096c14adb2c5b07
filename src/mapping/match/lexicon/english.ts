/** English names of columns, among them those of systems that name their columns in English everywhere. */
import type { Lexicon } from '../atoms.ts';

export const english: Lexicon = {
  givenName:
    'first name, given name, forename, fname, f name, christian name, first names, givenname, name first',
  familyName: 'last name, family name, surname, lname, l name, second name, last names, name last, sname',
  fullName:
    'full name, complete name, display name, contact name, name full, fullname, your name, name surname',
  name: 'name, names',
  middleName:
    'middle name, additional name, middle initial, middlename, middle names, second given name, mname',
  salutation:
    'salutation, name prefix, prefix, honorific, courtesy title, honorific prefix, greeting, mr mrs, letter salutation',
  suffix: 'suffix, name suffix, honorific suffix, generational suffix',
  nickname: 'nickname, nick name, alias, preferred name, known as, goes by, short name, nick',
  maidenName: 'maiden name, birth name, former name',
  phonetic: 'phonetic, yomi, phonetic name, file as, pronunciation',
  display: 'display as, displayed as, displayed name, initials, formatted name',
  email:
    'email, e mail, email address, e mail address, mail, mail address, email id, e mail id, emailaddress, email addr, electronic mail, eaddress',
  phone:
    'phone, phone number, telephone, telephone number, tel, phone no, contact number, phones, landline, tel no, telephone no, contact no, phone num, phonenumber, direct dial, direct line, call number, ph',
  mobile:
    'mobile, mobile phone, cell, cell phone, cellphone, mobile number, cellular, mobile no, cell number, mobile phone number, mobiles, handphone, text number, sms number, sms phone, sms phone number',
  fax: 'fax, fax number, facsimile, fax no, telefax, telex, ttytdd, isdn, tty tdd phone, telex number',
  pager: 'pager, radio phone, car phone, callback, beeper',
  extension: 'extension, ext, phone extension, phone ext',
  whatsapp: 'whatsapp, whats app, whatsapp number, wa number',
  website:
    'website, web site, web page, webpage, homepage, home page, site, web, website url, web address, web site url, internet address, company website, domain, domain name, www, url website, site url, blog',
  social:
    'linkedin, facebook, twitter, instagram, youtube, tiktok, skype, facebook id, pinterest, telegram, xing, google plus, snapchat, icq, msn, im, twitter handle, social, social media, threads, messenger, github, wechat, viber, jabber, mastodon, bluesky, discord',
  dialCode:
    'phone country code, country dial code, dial code, dialing code, calling code, phone country, phone prefix, isd code, area code',
  address: 'address, addr, full address, postal address, mailing address, addresses, postal',
  street:
    'street, street address, address line 1, address 1, street 1, address line1, address one, street name, streetaddress, addr1, addressline1, road, address line, street line 1, address street, address street 1, address street address, line 1, mailing street',
  street2:
    'address line 2, address 2, street 2, address line2, addressline2, street address 2, suite, apt, apartment, addr2, building, floor, address 3, address line 3, street 3, address two, street line 2, extended address, address street 2, apt suite, address complement, line 2, line 3, apartment suite, second address line',
  houseNumber: 'house number, street number, house no, building number, house',
  poBox: 'po box, p o box, post office box, box',
  city: 'city, town, locality, city town, suburb, town city, municipality, address city, city name, village, cities',
  state:
    'state, region, province, state province, state region, state code, province code, region code, prov, state prov, province region, county state, state or province, st, address state, subregion, administrative area, state name, province name, region name, territory, zone',
  county: 'county, district, borough, neighborhood, neighbourhood',
  postalCode:
    'zip, zip code, postal code, postcode, post code, zipcode, postalcode, zip postal, zip postal code, postal, zip code postal code, address zip, zip5, pin code, pincode, eircode, postal zip, zip post code',
  country:
    'country, country code, country region, nation, country name, cc, country iso, iso country, iso country code, country of residence',
  location: 'location, locations, where, location name',
  place:
    'venue, meeting link, meeting url, join url, meeting place, conference link, zoom link, video link, meeting location, conferencing, room, hangout link, conference url, zoom join url, meet link',
  geo: 'latitude, longitude, lat, lng, lon, coordinates, geo, geolocation, geocode, gps, latlong, geoip',
  timezone: 'time zone, timezone, tz, time zone name, time zone id, iana time zone, iana timezone',
  offset: 'gmtoff, dstoff, gmt offset, utc offset, time offset, offset',
  company:
    'company, company name, organization, organisation, organization name, organisation name, business, business name, org, org name, employer, companies, firm, account name, co, institution, school, company organization, company or organization, trading name, legal name, company legal name, corporate name, associated company, workplace, business entity, agency',
  jobTitle:
    'job title, job, job position, position, occupation, profession, designation, job role, role, jobtitle, organization title, title job, work title, role title, business title, function, career',
  department:
    'department, dept, division, organization department, business unit, office location, office, branch',
  birthDate:
    'birthday, birth date, date of birth, birthdate, dob, b day, date birth, bday, born, born on, birthdate birthday, person account birthdate',
  birth: 'birth',
  gender: 'gender, sex',
  language:
    'language, languages, locale, lang, preferred language, language code, mother tongue, native language, speaks, preferred locale',
  nationality: 'nationality, citizenship, passport, ethnicity, race, religion, place of birth, birthplace',
  photo:
    'photo, avatar, picture, image, profile picture, profile photo, photo url, image url, avatar url, profile image, thumbnail, gravatar, logo, logo url, icon, color',
  tags: 'tags, tag, labels, label, group membership, tag list, keywords, group, groups, contact tags, tag names, categories, segment tags, contact groups, contact labels, tags list, tagged, label names',
  list: 'list, lists, list name, list membership, segment, segments, mailing lists, audience, list memberships, static lists, subscriber lists, list names, contact lists, subscribed lists, subscriber list, audiences',
  source:
    'source, platform, lead source, original source, traffic source, source name, referral source, how did you hear, how did you find, heard about, where did you hear, contact source, lead origin, origin, acquisition source, source channel, record source, how did you learn, signup source, sign up source, lead channel, source of lead, subscriber source, creation source, first touch source, latest source, marketing source, acquisition channel, how did you first hear',
  utm: 'utm, medium, gclid, fbclid, tracking, tracking link, click id, msclkid, conversion, keyword, adset, ad, ads, ad set, drill down, drill, attribution, landing page, landing site, referring site, tracking code, tracking id, first page seen, utms, promo source, entry page, session',
  owner:
    'owner, contact owner, lead owner, assigned to, assigned user, assignee, account owner, owner name, sales rep, salesperson, account manager, record owner, deal owner, opportunity owner, sales representative, responsible, rep, sales person, hubspot owner, account executive, owned by, salesrep, relationship manager, consultant, advisor, owner email, assigned to user, responsible user, sdr, coach, sales owner, responsible person, assigned user name, assigned agent, assigned rep, assigned owner, setter, closer, company owner, user responsible',
  notes:
    'notes, note, comments, comment, remarks, remark, additional notes, internal notes, special instructions, additional information, additional info, memo, customer note, customer notes, private notes, notes comments, instructions, appointment notes, private note, observation, observations, special requests, special request, contact notes, order notes, client notes, note to seller, intake notes, anything else, more information, extra info',
  description:
    'description, desc, about us, summary, bio, background, overview, short description, company description, background info, long description, biography',
  message: 'message, your message, messages, enquiry, inquiry, body, customer message, your comments',
  fact: 'parent account, parent company, parent organization, parent, age, hobby, hobbies, mileage, industry, sector, budget, interests, interest, employees, headcount, marital status, family, education, religion, blood type, allergies, dietary, emergency, anniversary, size, industries, number of employees, annual revenue, company size, sic code, sic, naics code, naics, priority, tax exempt, member rating, rating, health, height, weight, custom, custom field, billing information, satisfaction, nps, feedback, answer, answers, response, responses, preferences, preference, preference center, competitor, competitors, ownership, ticker symbol, forecast category, forecast, next step, next steps, lead score, lifecycle stage, life cycle stage, lifecycle, persona, gift, warranty, waiver, password, plan level, level, tier, goal, goals, challenge, year founded, founded, level of interest, needs, target, objective, followers, follower, points, loyalty, referral, referrals, referred by, referrer, referral code, rewards, reward, pets, pet, household, temperature, stock, grade, contract, contracts, terms, fit, sentiment, milestones, recurring, upsell, bump, license, licence, serial, seats, timeline',
  id: 'id, ids, guid, uuid, uid, identifier, leid, euid, record id, key, pk, objectid, rid, object id, system id, unique id, gid, token, external id, foreign id, import id, vid, sync id, cid, fingerprint, handle, unique identifier, slug, username, user name login, login, screen name, profile id, md5 id, contact key, subscriber key',
  number: 'number, no, num, nr, nbr, serial number',
  code: 'code, codes',
  hash: 'hash, md5, sha, sha256, checksum, sha1, signature, etag, nonce, secret, email hash, hashed',
  ip: 'ip, ip address, ipaddress, ip addr, remote ip, remote addr, ip v4',
  url: 'url, link, links, uri, permalink, href, deep link, urls, pdf, file, files, attachment, attachments, document, hosted invoice',
  machine:
    'user agent, useragent, browser, device, operating system, os, device type, action, cookie, cookies, session id, sensitivity, directory server, directory, internet free busy, free busy, private, row, index, version, is organic, inbox, opt in ip, optin ip, confirm ip, signup ip, sync, synced, hostname, screen resolution, platform version, email client, email domain, mail domain, email type, format, is deleted, is demo, test, test mode, livemode, live mode, sandbox, object, template, api, locked, merged, merge, duplicate, duplicates, visible to, visibility, created by, modified by, updated by, created by name, last modified by, edited by, creator, import, import name, import source, webhook, checksum value, schema, row number, record type, record type id, uri, cursor, plugin, created user, modified user, deleted, archived',
  external: 'external, internal, foreign, third party',
  sku: 'sku, barcode, upc, ean, isbn, gtin, asin, product code, item code, item sku, vendor, lineitem sku, product sku, article number',
  reference:
    'reference, ref, reference number, confirmation, confirmation code, po number, purchase order, confirmation number, authorization code, auth code, authorization, approval code, vat number, vat, tax id, tax number, vat id, vat no, gst, gst number, ein, tin, ssn, abn, tax identification number, national id, government id number, registration number, company number, account number, customer number, customer no, customer code, member number, client number, order reference, iban, bic, swift, bank account, bank, abn number, passport number, driver license, id number, client code, account no, membership number, gstin, voucher, debtor number, rfc',
  person:
    'contact, person, customer, client, lead, buyer, subscriber, recipient, member, attendee, invitee, guest, student, patient, donor, purchaser, participant, registrant, payer, user contact, contact person, cardholder, card name, individual, people, contacts, prospect, shopper, shop customer, personal, profile, learner, consumer, candidate, visitor, supporter, bill to, billed to, sold to, main contact, primary contact, primary contact person, point of contact, customers, associated contact, associated contacts, contact primary, subscribers, end customer, enrollee',
  account: 'account, accounts, organizations, headquarters, hq',
  user: 'user, users',
  staff:
    'host, staff, provider staff, organizer, organiser, practitioner, instructor, teacher, therapist, stylist, team member, booked with, staff member, staff name, provider, host name, calendar owner, trainer, resource, agent, doctor, technician, event host, specialist, organizer name, hosts, clinician',
  affiliate:
    'affiliate, affiliates, partner, jv, reseller, sponsor, promoter, co seller, sub affiliate, ambassador, publisher, broker',
  seller:
    'to email address, to email, receiver email, payee email, merchant email, seller, vendor name, merchant, store, shop, storefront, shop name, store name, creator name, payee, supplier, brand',
  assistant: 'assistant, asst, secretary, receptionist',
  manager: 'manager, supervisor, boss, reports to, approver',
  relative:
    'spouse, partner name, child, children, kids, wife, husband, mother, father, mom, dad, emergency contact, guardian, next of kin, dog, cat, pet name, son, daughter, parent name, family member, relation, relationship, second guest, plus one, alternate contact, secondary contact, guest name',
  shipping: 'shipping, ship to, delivery, ship, deliver to, shipment, consignee',
  billing: 'billing, bill, invoicing, mailing',
  home: 'home, private address, residential, residence',
  work: 'work, office phone, direct',
  otherPlace:
    'other, alternate address, temporary, second home, vacation, event location, pickup, pick up, legal, physical',
  team: 'team, sales team, queue, territory name, branch name, collaborators, collaborator',
  deal: 'deal, opportunity, opportunities, deals, project, case, card title, job name, opp, quote, matter, proposal',
  pipeline: 'pipeline, pipeline name, funnel, sales pipeline, deal pipeline, sales process, board, process',
  stage:
    'stage, deal stage, pipeline stage, stage name, sales stage, step, phase, opportunity stage, column, stage title, bucket, sales phase, funnel stage, pipeline step',
  order:
    'order, orders, purchase, sale, sales, booking order, transaction order, purchases, checkout, cart, basket',
  invoice: 'invoice, bill number, receipt, invoices, receipt number, credit note, receipts',
  transaction: 'transaction, transactions, txn, trx, charge, trans, balance transaction, charges, transfer',
  payment: 'payment, payments, pay, payout, payment intent, deposit, settlement, remittance',
  subscription:
    'subscription, subscriptions, recurring profile, agreement, rebill, recurring plan, subs, billing agreement, recurring order, sub, recurring payment',
  plan: 'plan, plan name, subscription plan, membership, price plan, membership plan, package, pricing plan, membership level, bundle',
  product:
    'product, item, product name, item name, line item, lineitem, item title, product title, products, items, offer, course, course name, offer name, item description, goods, line items, article, offer title, product description, ticket type, ticket name, ticket class, program, content, line item description, items purchased, purchased items, course title, purchase item, subscription items, bundle name, ticket tier',
  category:
    'category, variant, variation, option, options, modifiers, modifier, class, collection, product category, product type, item type, product family, attribute, attributes, properties, property, params, parameter, metadata, meta, extras, addons, addon, add ons',
  coupon:
    'coupon, coupon code, promo code, promotion, discount code, voucher code, promo, gift card, gift certificate, coupons, promotion code, discount name, gift card code',
  appointment:
    'appointment, event, meeting, booking, session name, reservation, appointments, visit, class booking, consultation, bookings, events, meetings, slot, activity name',
  calendar:
    'calendar, event type, appointment type, meeting type, calendar name, event type name, booking type, class name, booking page, service, service name, services, appointment type name, session type, booking service, scheduler, meeting name, event category, booking calendar, activity type name, schedule name, booking page name',
  campaign:
    'campaign, campaign name, ad name, adset name, sequence, automation, workflow, drip, journey, ad campaign, email name, email subject, autoresponder, follow up sequence, sequences, ad set name, campaigns, automations, flow, broadcast',
  form: 'form, form name, survey, quiz, popup, opt in form, signup form, questionnaire, forms, form title, webinar, poll',
  page: 'page, page url, page views, sessions, pages, visits, pageviews, page name, funnel name, page title, views, website visits, funnel step',
  gateway:
    'gateway, payment gateway, processor, payment provider, payment processor, gateway name, payment service provider, psp, payment platform, processed by, merchant account, payment system, payment service',
  card: 'card, last 4, last4, card brand, card type, card last 4, card number, brand card, credit card number, card expiry, expiration month, exp month, exp year, expiry month, expiry year, card country, card funding, cvc, avs, last four, card last four, credit card last 4, card last four digits, last four digits, 4 digits',
  task: 'task, tasks, ticket, tickets, issue, support ticket, to do, todo, subtasks, call log',
  primary: 'primary, main, default, 1',
  secondary:
    'secondary, second, 2, 3, 4, 5, 6, 7, 8, 9, alternate, alternative, additional, alt, backup, third, extra, two, more, other phone',
  last: 'last, latest, most recent, recent',
  first: 'first, earliest, initial',
  next: 'next, upcoming, following, future',
  current: 'current, present',
  expected: 'expected, estimated, forecasted, anticipated, projected, planned, target date, est',
  original: 'original, actual, adjusted, converted, exchange, presentment, base',
  average: 'average, avg, mean, median, per, rolling, max, min, maximum, minimum, aov',
  periodic: 'monthly, annual, yearly, weekly, daily, mrr, arr, acv, tcv, quarterly, annualized, per month',
  partial:
    'dispute, disputed, dispute amount, weighted, remaining, outstanding, tip, gratuity, tips, rounding, shipping cost, handling, balance, credit, store credit, coupon discount, deductible, cogs, margin, profit, markup, ending balance, available balance, balance due, amount due, amount remaining, unpaid, reserve, credits, cashback, taxable, insurance',
  previous: 'previous, prior, former, old, before',
  automatic: 'automatic, auto, automatically, manual, recurring flag, online, reminder, reminders',
  preferred: 'preferred, favorite, favourite, best, requested, desired',
  verified:
    'verified, valid, validated, validation, deliverability, quality, confirmed email, is verified, verification, validity',
  all: 'all, global, any, every, overall',
  amount:
    'amount, amt, amount paid, paid amount, amount charged, charged amount, amount collected, payment amount, total paid, total charged, order value, sale amount, amount received, charge amount, total collected, purchase amount, transaction amount, order amount, sale value, amount captured, paid total, captured amount, invoice amount, order total, purchase total, total price, total amount, invoice total, purchase price, grand total, gross amount, total sales, gross total, gross sales, sum, amount total, total payment, total due',
  total: 'total, totals, lifetime, lifetime value, total number',
  price:
    'price, unit price, item price, price tier, list price, sale price, base price, unit amount, lineitem price, sale price, product price, ticket price, regular price, item cost, line price, price per unit, plan price, price point',
  cost: 'cost, costs, expense, unit cost, wholesale, item subtotal',
  subtotal:
    'subtotal, sub total, item total, line total, sub total amount, items total, net sales, order subtotal, line item total, line amount',
  net: 'net, net amount, payout amount, net total, earnings, your earnings, net profit, royalty, net income, net revenue, net price, net payout, proceeds, seller proceeds, take home',
  gross: 'gross, gross revenue, gross price',
  tax: 'tax, taxes, sales tax, vat amount, vat rate, tax amount, tax rate, total tax, tax total, gst amount, hst, pst, taxed, tax name, tax type, tax percent, vat percent',
  fee: 'fee, fees, processing fee, surcharge, payment processing, stripe fee, transaction fee, gateway fee, handling fee, platform fee, service fee, paypal fee, processing fees, application fee, fees total, processing, wallet, gumroad fee',
  discount:
    'discount, discounts, rebate, discount amount, savings, markdown, discount percent, deduction, coupon amount, less',
  refund:
    'partial refund, refund amount partial, refund, refunded, refunds, chargeback, chargebacks, returns, returned, reversal, return, reversed',
  revenue:
    'revenue, turnover, total revenue, income, sales revenue, revenues, mrr value, ticket revenue, ticket sales',
  value: 'value, values, val',
  worth:
    'deal value, deal size, deal amount, opportunity value, opportunity amount, contract value, estimated value, deal worth, lead value, opportunity size, monetary value, total contract value, estimated revenue, estimated amount, opp amount, project value, expected value, potential value, sales value, expected amount, forecast amount, bid amount, bid',
  commission: 'commission, commissions, payouts, affiliate fee, split, revenue share',
  quantity:
    'quantity, qty, units, attendees, guests, capacity, seats booked, number of people, party size, head count, people count, number of guests, num attendees, quantities, units sold',
  count:
    'installment, installments, instalment, installment number, number of, count, no of, num of, amount of, how many, frequency count, open count, click count, counter, qty of, nb, total orders, order count, orders count, purchase count, total purchases, number of orders, num, totals count, volume',
  percent: 'percent, percentage, pct, ratio, share, open rate, click rate, conversion rate',
  probability:
    'probability, confidence, likelihood, win probability, chance, close probability, win rate, forecast probability, deal probability, win likelihood, odds',
  duration:
    'duration, length, minutes, time in, time spent, days in, age of, hours since, days since, days to close, minutes of, buffer, days until, months, mins, sales cycle, elapsed, seconds, weeks, years',
  currency:
    'currency, currency code, ccy, deal currency, cur, currency iso code, iso currency, currency type',
  score:
    'score, engagement, engagement score, ranking, rank, stars, reputation, hotness, star rating, points balance, likeliness, scoring, lead rating, contact rating',
  rate: 'rate, exchange rate, conversion factor, hourly rate, fx rate',
  type: 'type, kind, contact type, customer type, record kind, person type, lead type, relationship type, client type, contact category, customer category, types',
  status:
    'status, state status, financial status, condition, outcome, result, status name, statuses, current status, status label',
  method:
    'method, payment method, payment type, pay type, payment method title, paid via, tender, mode of payment, payment mode, payment source type, payment option, payment instrument, tender type, paid by, paid with, payment source, funding source, pay method, method of payment, how paid, form of payment',
  reason: 'reason, reasons, why, cause, explanation, cancellation note, feedback reason',
  title: 'title, subject, headline, heading, caption, summary title, topic',
  date: 'date, dates, on, day, at, datetime, date time, timestamp, date and time, time stamp, dt, date utc, since, ts',
  time: 'time, hour, clock, times of day',
  flag: 'is, has, was, are, did, flag, boolean, whether, enabled, should, can, yes no, will, requires, required flag, include, included, active, is active, does, were',
  text: 'text, field, field value, html, formatted, raw, original text, info, information, details, data, detail',
  interval:
    'interval, billing cycle, billing period, billing frequency, frequency, cycle, period, recurrence, billing interval, plan interval, term, term length, billing term, payment frequency, renewal frequency, renewal period, subscription period, billing schedule, plan period, payment plan, renews every, recurring interval, invoice frequency, recurring period, period unit, billing period unit, repeat',
  created:
    'created, create date, date created, created at, creation date, creation time, created on, created time, date added, added, added on, added at, date entered, entered, create time, added time, createdate, record created, creation, first seen, customer since, member since, client since, profile created, contact created, time created, timestamp created, date of creation, first created, first added, entry date, added date, created date, insert date, created utc, inserted, submitted at, submission date, submission time, submitted, date submitted, submit date, lead created, submitted on, insertion date, received at, date of entry, addition date, open date, opened date, date opened, registered since, issued, issue date, invoice date, issued at, placed, placed at, placed on, ordered, ordered at, charged at, charge date, issued on, order placed, date placed, since date',
  updated:
    'updated, modified, last modified, last updated, updated at, date modified, modified at, last changed, changed, update date, modified date, last update, modified time, last edited, edited, modification date, last change, modified on, date updated, update time, last modified date, profile updated, updated on, lastmodified, refreshed, updated time, changed at, revision, last modification',
  signup:
    'signup, sign up, signed up, date registered, registered, registration, joined, join date, date joined, joined on, joined at, registration date, registered at, signup date, sign up date, opt in time, optin time, subscribe date, subscribed at, subscribed on, subscription date, subscribe time, date subscribed, subscribed date, enrolled, enrolled at, enrollment date, enrolment date, registered on, opted in at, sign up time, became a customer, became customer, became a lead, date of registration, account created, enrollment, registration time, sign up timestamp, signed up at, enrolled on, subscription time, opt in timestamp, membership since, date of subscription, date enrolled, first joined',
  confirmed:
    'confirmed, confirm time, confirmation date, confirmation time, confirmed at, email confirmed, approved, activation, activated, verified at, accepted at, approval date, accepted date, approved at',
  cancelled:
    'cancelled, canceled, cancel, cancellation, cancelation, cancelled at, canceled at, cancellation date, cancel date, terminated, churned, churn date, churn, cancels, termination, cancel at, canceled utc, cancellations, canceled by, stopped',
  paid: 'paid, paid at, paid on, date paid, payment date, captured, payment received, settled, pay date, captured at, collected, date of payment, payment time',
  completed:
    'completed, completed at, completion, completed date, finished, processed at, processed, done, date completed, progress, completion date, processing date, completion rate, lessons, modules',
  closed:
    'closed, close date, closing date, closed date, close, expected close, expected close date, closed at, closed on, closing, deal closed, decision date, signing date, signed date, expected closing, close time, estimated close date, estimated close, target close date, forecast close, signed, forecast close date, projected close date, expected closing date, expected end date, end date expected',
  won: 'won, win, date won, won time, won date, won at, won on',
  lost: 'lost, loss, lost time, date lost, lost date, lost at, lost on',
  started:
    'start, starts, begins, start date, start time, started, starts at, begin, start at, begin date, beginning, start date time, started at, commencement, start datetime, started on, activated at, activation date, start date and time, begins at, scheduled for, scheduled start, appointment date, appointment time, meeting date, meeting time, event date, event time, booking date, booking time, slot start, event start, session start, event starts, appointment start, booking start, event start time, session date, visit date, starting at, starting, event start date time, scheduled time, appointment date time, effective date, arrival',
  ended:
    'end, ends, end date, end time, finish, ended, ends at, end at, finish time, stop, end datetime, ended at, ends on, end date time, expires, event end, booking end, appointment end, event end time, finishing, slot end, session end, event end date time, departure, scheduled end, end date and time, finish at',
  renewed:
    'renewal, renewed, renew, renews, next billing, next payment, next renewal, renewal date, next charge, next billing date, next payment date, renews at, renews on, next invoice, next charge date, billing date, next bill date, current period end, current term end, next order date, next bill, next billing at, next charge scheduled at, next billed at, next renewal date, next recurring date, paid through, period end, next payment due, bill date, next bill on, renew date, next renewal at, next assessment, next invoice date, next due, next due date, current term ends at, next payment attempt, next order',
  due: 'due, deadline, due date, due on, due by',
  expired:
    'expired, expiry, expiration, expires at, expiration date, expiry date, valid until, valid to, expires on, valid from, access until, validity period',
  trial:
    'trial, trial end, trial start, trial ends, trialing, free trial, trial period, trial days, trial ended, trial started, trial starts',
  bought:
    'bought, purchased, ordered items, purchased at, purchased on, date of purchase, purchase date, order date, order time, sale date, date of sale, transaction date, sold, transaction time, ordered on, date of order, sold at, order created, sale time, purchase time, transaction created, charge created, paid date, invoice paid date, billed on, date of transaction, billed at, date ordered, date purchased',
  sent: 'sent, delivered, opened, opens, clicked, clicks, open, click, last sent, emailed, emails opened, campaigns sent, emails sent, emails delivered, replied, received, viewed, sends, unique opens, unique clicks, seen',
  activity:
    'activity, activities, last activity, contacted, last contacted, last contact, last login, last seen, logged in, login date, signed in, sign in, last active, last engagement, interaction, touch, call back, follow up, followup, last interaction, last visited, visited, last opened, last clicked, last open, last click, touched, communication, communications, conversation, last open date, last click date, reply, replies, watched, engagement date, logins, login count, sign ins, last email, last touch, inactive, stale, idle',
  imported:
    'imported, import date, synced at, sync date, last sync, last synced, exported, export date, fetched, migrated, crawled, ingested, last processed',
  deleted: 'deleted at, deletion, date deleted, removed, trashed, removed at, purged, purge',
  archived: 'paused, pause, paused at, archived at, archive, hidden flag, disabled, suspended, inactive date',
  fulfilled:
    'fulfilled, fulfillment, fulfilment, shipped, fulfillment status, fulfilled at, shipped at, ship date, delivery date, delivered at, dispatched, tracking number, delivery status, carrier, shipping status, ship date, shipping carrier, shipped date, delivery method, shipping method, fulfillment date',
  scheduled:
    'scheduled, rescheduled, date scheduled, scheduled at, booked on, booked at, booked, scheduled on, booking created, date rescheduled, event created, reschedule, appointment created, date booked, booking made, booking created at, booked date',
  assigned: 'assigned, assignment, assigned date, routed, transferred, allocation, claimed, handed over',
  attended:
    'attended, attendance, checked in, check in, no show, noshow, show up, check in time, checkin, attendance status, showed, checked out, check out',
  optIn:
    'subscribed, is subscribed, email subscription, newsletter subscription, marketing subscription, subscribes, can email, can call, can text, can sms, can be contacted, can be emailed, opt in, optin, opted in, accepts, accept, accepted, agree, agreed, agrees, allow, allowed, allows, permission, permissions granted, subscribe me, consented, receive, authorize, authorised, agreement to, opts in, i agree, consent given, double opt, may contact, can contact, ok to, contactable, marketable, mailable, has consented, may we, keep me, keep in touch, send me, would you like to receive, express consent, happy to receive, signed up for, emailable',
  optOut:
    'donotcall, donotemail, donotcontact, donotmail, donottext, donotsms, no bulk email, no email, no emails, no marketing, no newsletter, no sms, no calls, no mailings, no contact, opt out, optout, opted out, unsubscribed, unsubscribe, unsub, do not, dont, don t, blacklisted, blocklisted, blacklist, blocklist, suppressed, suppression, suppress, dnc, dnd, dne, unsubscribed at, opt out date, not subscribed, do not contact, blocked, never, stop sending, no longer, has opted out of, has opted out, global unsubscribe, opts out, unsubscribed on, unsubscribes, unsub time, unsubscribe date, unsubscribe time, date unsubscribed, unsubscribed date, unsubscription, not opted in, spam, spam complaint, complained, marked as spam, abuse, complaint, spammed, reported spam, unmailable, undeliverable, spam reported, complaints, excluded, quarantined, unmarketable, do not disturb, exclude, revoked, withdrawn, objection, withdraw, refuses, declined marketing, email disabled',
  doubleOptIn: 'double opt in, double optin, doi, doubleoptin',
  consent:
    'consent, consents, legal basis, lawful basis, data processing, privacy policy, terms and conditions, tos, privacy, terms of service, terms accepted, privacy consent, legal basis for processing, data privacy, hipaa, tcpa, ccpa, marketing permissions, permission, communication preferences, email preferences, contact preference, contact preferences, communication preference, email permission',
  gdpr: 'gdpr, dsgvo, rgpd, lgpd, can spam, canspam, casl',
  marketing:
    'marketing, promotional, promotions emails, mailing, mailings, promos, commercial, marketing emails, marketing email, email marketing, marketing contact, promotional emails, advertising, marketing communications, marketing communication, special offers, solicitation, bulk email, bulk emails, mass email, bulk mail, mass mailing, mass mailings',
  newsletter:
    'newsletter, newsletters, email updates, email list, mailing list, news, e newsletter, updates, enewsletter, product updates, email newsletter, blog updates',
  sms: 'sms, text messages, text message, texts, sms marketing, text marketing, texting, mms',
  call: 'call, calls, phone calls, call me, robocall, voicemail, phone marketing, calling',
  bounced:
    'bounced, bounce, hard bounce, bounces, hard bounced, soft bounce, bounced at, soft bounced, bounce status, email bounced, bounce date, hard bounces',
  subscribed:
    'email permission status, consent status, email permissions, subscriber status, subscription status, subscribed status, email status, email subscription status, mailing status, marketing status, member status, email state, sms status, optin status, opt in status, subscription preferences, communication subscriptions, email marketing status, marketing contact status, list status, sms consent status, sms subscription status, email optin status, newsletter status, email confirmation status, deliverability status, consent state, email marketing state, contact email status, phone status, emailing status, marketing state',
  noise:
    'of, the, a, an, and, or, in, for, to, by, with, your, my, our, their, please, enter, what, which, who, this, that, via, e g, eg, used, s, custom field value, cf, usd, eur, gbp, brl, utc, gmt, cst, optional, required, mandatory, yyyy, mm, dd, hh, ss, iso, iso8601, plain text, us, u, as, into, x, z, do you, would, like, you, we, us, it, be, format, e164, international, national, property, properties, if applicable, if, applicable, known, gbr, cad, aud, chf, mxn, local, cents, h, please specify, attribute value, user field, value, mentioned, r, en, edt, pst time, et, pt, name of, enter your',
};
