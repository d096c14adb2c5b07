/** French names of columns. */
import type { Lexicon } from '../atoms.ts';

export const french: Lexicon = {
  givenName: 'prénom, prenom, prénoms, prénom usuel',
  familyName: 'nom de famille, nom famille, nom d usage, nom usuel, patronyme',
  fullName:
    'nom complet, nom et prénom, prénom et nom, nom prénom, prénom nom, nom prénoms, nom entier, identité',
  namePart: 'nom, noms',
  name: 'dénomination',
  middleName: 'deuxième prénom, second prénom, autres prénoms, autre prénom',
  salutation: 'civilité, titre de civilité, formule de politesse, civ',
  suffix: 'suffixe',
  nickname: 'surnom, pseudo, pseudonyme, alias',
  maidenName: 'nom de jeune fille, nom de naissance',
  display: 'nom affiché, nom d affichage, initiales',
  email:
    'courriel, adresse e mail, adresse email, mél, adresse électronique, adresse mail, adresse de messagerie, messagerie, adresse courriel, email adresse, adel',
  phone:
    'téléphone, numéro de téléphone, tél, n de téléphone, téléphone fixe, fixe, no téléphone, num téléphone, numéro téléphone, tél fixe, ligne directe, n téléphone, no de téléphone, standard, num tel, tel fixe, numero tel, téléphones',
  mobile:
    'portable, téléphone portable, téléphone mobile, numéro de portable, gsm, tél portable, tél mobile, numéro de mobile, cellulaire, numéro portable, tel mob, téléphone cellulaire, numéro mobile',
  fax: 'télécopie, télécopieur, numéro de fax, télex',
  website:
    'site web, site internet, site, url du site, page web, adresse web, adresse du site, site url, nom de domaine',
  dialCode: 'indicatif, indicatif pays, indicatif téléphonique',
  address: 'adresse, adresse postale, adresse complète, adresses',
  street:
    'rue, adresse 1, ligne d adresse 1, adresse ligne 1, voie, nom de la voie, numéro et rue, adresse rue, adresse1, libellé de voie, n et rue, rue et numéro, adresse ligne1',
  street2:
    'complément d adresse, adresse 2, complément adresse, ligne d adresse 2, adresse ligne 2, bâtiment, appartement, étage, adresse 3, complément, adresse2, suite adresse, résidence bâtiment, rue 2',
  houseNumber: 'numéro de rue, numéro de voie, n de rue, numéro rue',
  poBox: 'boîte postale, bp',
  city: 'ville, commune, localité, municipalité, ville de résidence',
  state:
    'région, province, département, état province, région état, canton, état région, province état, code région, département région',
  stateOrStatus: 'état',
  county: 'arrondissement, quartier, lieu dit',
  postalCode: 'code postal, cp, c p, codepostal, code postale',
  country: 'pays, code pays, pays région, nom du pays, pays de résidence, pays code, pays iso',
  location: 'lieu, emplacement, localisation',
  place: 'salle, lieu du rendez vous, lien de visio, lien de réunion, lien visio',
  timezone: 'fuseau horaire, fuseau',
  company:
    'société, entreprise, nom de la société, nom de l entreprise, organisation, raison sociale, nom société, nom entreprise, organisme, employeur, compagnie, établissement, nom de l organisation, association, structure, nom de la structure, dénomination sociale, nom de la compagnie, entreprises, nom organisation',
  jobTitle:
    'fonction, poste, métier, profession, titre du poste, intitulé de poste, intitulé du poste, emploi, rôle, titre professionnel, qualité',
  department:
    'service rattaché, division, bureau, direction, agence, département de travail, succursale, pôle',
  birthDate:
    'date de naissance, anniversaire, né le, née le, date naissance, date anniversaire, ddn, date d anniversaire, jour de naissance',
  birth: 'naissance',
  gender: 'sexe, genre',
  language: 'langue, langues, langue maternelle, langue préférée, langue parlée',
  nationality: 'nationalité, lieu de naissance, citoyenneté',
  photo: 'photographie, photo de profil',
  tags: 'étiquettes, étiquette, mots clés, groupes, groupe, catégories, libellés, mot clé, tags contact, mots clefs',
  list: 'liste, listes, segments, liste de diffusion, listes de diffusion, liste de contacts, listes de contacts',
  source:
    'origine, provenance, comment avez vous connu, comment nous avez vous connu, canal d acquisition, origine du lead, source du lead, comment avez vous entendu parler, source du prospect, origine du contact, source d acquisition, canal, source du contact, connu par, comment nous avez vous connus, origine contact, origine prospect, source de prospect, origine client',
  utm: 'annonce, page de destination, page d arrivée, mot clé recherché',
  owner:
    'propriétaire, responsable, commercial, attribué à, assigné à, gestionnaire, chargé de compte, conseiller, propriétaire du contact, chargé de clientèle, chargé d affaires, collaborateur, affecté à, vendeur, suivi par, propriétaire de la transaction, responsable commercial, propriétaire de la fiche, utilisateur assigné, conseiller commercial, interlocuteur, commercial en charge, attribution, propriétaire du prospect, propriétaire de l affaire, responsable du compte, représentant, conseillère',
  notes:
    'remarque, remarques, commentaire, commentaires, observations, observation, note interne, informations complémentaires, annotation, notes internes, infos complémentaires, note client, autres informations, note du client, précisions, mémo, note privée, commentaire interne, commentaire client, infos',
  description: 'descriptif, résumé, présentation, à propos',
  message: 'votre message, demande, question posée, commentaire du client, votre demande',
  fact: 'âge, secteur, secteur d activité, effectif, nombre de salariés, situation familiale, centres d intérêt, budget, loisirs, tranche d âge, activité de l entreprise, intérêts, situation matrimoniale, taille, forme juridique, chiffre d affaires, capital, catégorie socio professionnelle, priorité, objectif, objectifs, conditions de paiement, encours, enfants à charge, mot de passe, parrain, parrainage, code parrainage, fidélité, points fidélité, échéancier, pointure, prochaine étape, profil, niveau, tranche d effectif, code ape, code naf, ape, naf, effectifs, satisfaction, besoins, recommandé par, besoin, revenu fiscal, segmentation, concurrent, températures, exonéré de taxe, régime alimentaire',
  id: 'identifiant, identifiant unique, identifiant contact, clé, nom d utilisateur, identifiant externe, identifiant interne, ident',
  number: 'numéro, no, n, num, nº, n°',
  code: 'codes',
  ip: 'adresse ip, ip d inscription',
  url: 'lien, liens, fichier, pièce jointe, pièces jointes, lien facture',
  machine:
    'navigateur, appareil, créé par, modifié par, système d exploitation, importé par, ajouté par, mis à jour par, créateur, synchronisé, auteur',
  external: 'externe, interne',
  sku: 'référence produit, code produit, référence article, code article, code barre, ref produit, réf article, ugs, code barres',
  reference:
    'référence, réf, siret, siren, numéro de tva, tva intracommunautaire, numéro client, code client, compte, n tva, numéro siret, n client, numéro siren, numéro de client, no client, numéro tva, tva intracom, n de tva, n siret, numéro de tva intracommunautaire, code comptable, compte comptable, numéro adhérent, compte bancaire, numéro de compte, rcs, mandat sepa, numéro de licence, numéro de sécurité sociale, compte tiers, compte client, n siren, code tiers, n adhérent',
  person:
    'client, clients, acheteur, cliente, destinataire, abonné, abonnée, participant, participants, membre, invité, patient, étudiant, prospect, contact principal, payeur, personne, élève, titulaire, adhérent, interlocuteur principal, donateur, bénéficiaire, invitée, personne de contact, stagiaire, particulier, apprenant, voyageur, abonnés',
  staff:
    'intervenant, praticien, hôte, organisateur, formateur, animateur, professionnel, coach, professeur, thérapeute, employé, médecin, prestataire, enseignant',
  user: 'utilisateur',
  affiliate: 'affilié, partenaire, apporteur, apporteur d affaires, affiliés',
  seller: 'vendeur nom, fournisseur, boutique, marchand, marque, magasin, nom de la boutique',
  assistant: 'assistante, secrétaire, secrétariat',
  manager: 'supérieur, responsable hiérarchique',
  relative:
    'conjoint, conjointe, enfant, enfants, contact d urgence, parents, père, mère, époux, épouse, accompagnant, urgence, personne à contacter, animal, représentant légal, parent, nom du conjoint',
  shipping: 'livraison, expédition, envoi',
  billing: 'facturation, facturer, facturé à',
  home: 'domicile, personnel, privée, perso, personnelle, particulière',
  work: 'bureau bureau, professionnel professionnel, travail, professionnelle, pro',
  otherPlace: 'autre, autres, siège, siège social',
  team: 'équipe, équipe commerciale, territoire',
  deal: 'affaire, opportunité, devis, projet, dossier, transaction commerciale, affaires, opportunités',
  pipeline: 'tunnel, tunnel de vente, processus de vente, entonnoir, pipe commercial, cycle de vente',
  stage:
    'étape, phase, étape de l affaire, étape du pipeline, étape de la transaction, phase de vente, étape de vente, étape commerciale, phase de la transaction, phase de l affaire, étapes',
  order: 'commande, achat, vente, commandes, achats, ventes, panier',
  invoice:
    'facture, numéro de facture, n facture, reçu, n de facture, factures, avoir, no facture, numéro facture, numéro de reçu, justificatif',
  transaction: 'opération, mouvement, écriture',
  payment:
    'paiement, règlement, versement, paiements, échéance paiement, prélèvement, règlements, acompte, virement, remboursement échéance, encaissement',
  subscription: 'abonnement, souscription, contrat, abonnements, contrats',
  plan: 'formule, forfait, offre, adhésion, formule d abonnement, type d abonnement, nom du plan, nom de l abonnement, type d adhésion',
  product:
    'produit, article, nom du produit, produits, formation, articles, nom de l article, intitulé de la formation, billet, type de billet, libellé produit, nom produit, libellé article, programme, cours, tarif choisi, nom de la formation, produit acheté, type de ticket',
  category:
    'catégorie, variante, déclinaison, famille, catégorie de produit, type de produit, option choisie, famille de produit, catégorie produit, gamme, déclinaisons',
  coupon:
    'code promo, code de réduction, bon de réduction, code promotionnel, coupon de réduction, code réduction, bon d achat, carte cadeau, code avantage',
  appointment: 'rendez vous, rdv, réunion, réservation, événement, séance, évènement, rendezvous, visite',
  calendar:
    'calendrier, type de rendez vous, prestation, agenda, motif de consultation, type de rdv, nom du service, type d événement, soin, service réservé, motif du rendez vous, type de réunion, prestations, nom de la prestation, type de réservation',
  campaign: 'campagne, nom de la campagne, campagnes, séquence, scénario, relance',
  form: 'formulaire, enquête, sondage, nom du formulaire',
  page: 'pages vues, visites, nom de la page',
  gateway:
    'passerelle de paiement, prestataire de paiement, passerelle, fournisseur de paiement, plateforme de paiement, processeur de paiement, solution de paiement, service de paiement, moyen d encaissement',
  card: 'carte, type de carte, 4 derniers chiffres, carte bancaire, quatre derniers chiffres',
  task: 'tâche, tâches, relances',
  primary: 'principal, principale, par défaut, défaut',
  secondary: 'secondaire, deuxième, alternatif, supplémentaire, alternative, additionnel, additionnelle',
  last: 'dernier, dernière, derniers, dernières',
  first: 'premier, première, 1er, 1ère',
  next: 'prochain, prochaine, suivant, suivante',
  current: 'actuel, actuelle, en cours',
  expected: 'prévue, prévu, prévisionnel, prévisionnelle, estimé, estimée, attendu, attendue, prévisible',
  original: 'initial, initiale, réel, converti, réelle, d origine',
  average: 'moyen, moyenne, panier moyen',
  periodic: 'mensuel, mensuelle, annuel, annuelle, hebdomadaire, trimestriel',
  partial:
    'pondéré, solde, pourboire, reste à payer, pondérée, restant dû, marge, bénéfice, restant, reste, crédit, montant dû, avoir client, caution, frais de port, échu',
  previous: 'ancien, ancienne, précédent, précédente',
  automatic: 'automatique, rappel, rappels, manuel',
  preferred: 'préféré, préférée, favori, souhaité, souhaitée',
  verified: 'vérifié, validé, vérifiée, vérification, valide, validité, validée',
  all: 'tous, toutes, tout, toute',
  amount:
    'montant, montant total, somme, montant ttc, total ttc, montant payé, montant de la commande, montant réglé, prix total, prix payé, total payé, montant encaissé, prix ttc total, montant de la transaction, total commande, total de la commande, montant facturé, montant du paiement, montant brut, total général, montant versé, brut, ttc',
  total: 'totale, totaux, cumul',
  price: 'prix, tarif, prix unitaire, prix ttc, prix de vente, pu, prix de l abonnement',
  cost: 'coût, coûts, prix d achat',
  subtotal: 'sous total, total ht, montant ht, prix ht, ht, sous totaux',
  net: 'montant net, net à payer, net perçu, net vendeur, gains, net versé, gain',
  tax: 'tva, taxe, taxes, montant tva, taux de tva, montant de la tva, impôt, montant taxe, taux tva',
  fee: 'frais, commission bancaire, frais de transaction, frais de paiement, frais bancaires, frais de service',
  discount:
    'remise, réduction, rabais, montant de la remise, montant de la réduction, ristourne, taux de remise',
  refund:
    'remboursement, remboursé, remboursée, rétrofacturation, litige, remboursements, retour, annulation paiement, rembourse',
  worth:
    'montant de l affaire, valeur de l affaire, montant estimé, montant du devis, valeur de l opportunité, ca prévisionnel, montant de l opportunité, valeur estimée, montant prévisionnel, montant de la vente, ca potentiel, revenu attendu, revenu espéré, potentiel, montant potentiel, valeur de la transaction, budget estimé',
  value: 'valeur',
  revenue: 'revenu, revenus, ca, recette, chiffre affaires, ca total, recettes',
  commission: 'commissions',
  quantity:
    'quantité, qté, nombre de personnes, nombre de participants, nombre de places, nombre de billets, nb de personnes, nb personnes, quantités, nb participants',
  count: 'nombre, nombre de, nb de, nb, nbre, nbre de, total de visites, fréquence d achat, compteur',
  percent: 'pourcentage, taux, taux d ouverture, taux de clic',
  probability:
    'probabilité, chance de succès, probabilité de succès, taux de réussite, indice de confiance, chances de succès',
  duration: 'durée, minutes, durée en minutes, mois, délai, ancienneté, durée d engagement, nombre de jours',
  currency: 'devise, monnaie, code devise',
  score: 'note de satisfaction, évaluation, classement, étoiles, avis',
  type: 'nature, type de client, type de contact, type client, catégorie de client, catégorie client, catégorie de contact, type contact, typologie',
  status: 'statut, situation, résultat, statuts, statut du contact, statut client',
  method:
    'mode de paiement, moyen de paiement, méthode de paiement, type de paiement, mode de règlement, moyen de règlement, modalité de paiement, mode règlement, mode paiement, payé par, moyen paiement',
  reason: 'motif, raison, cause, pourquoi, motifs',
  title: 'libellé, intitulé, désignation, titre, objet, sujet',
  date: 'le, jour, horodatage, date et heure, dates, depuis, date heure, à la date du',
  time: 'heure, horaire, temps',
  flag: 'est, oui non, actif, active, a t il, avez vous, êtes vous, souhaitez vous, actifs, case',
  text: 'champ, texte, détail, détails, information, données, renseignements, formaté',
  interval:
    'périodicité, fréquence, période, intervalle, cycle de facturation, période de facturation, fréquence de paiement, fréquence de facturation, échéancier, récurrence, périodicité de facturation, intervalle de facturation, fréquence de prélèvement, échéance récurrente, périodicité de paiement',
  created:
    'créé, créée, date de création, création, créé le, ajouté le, date d ajout, client depuis, date d entrée, créée le, ajouté, ajoutée, enregistré le, date de saisie, date création, date d enregistrement, date ajout, contact depuis, date de facture, date de facturation, émis le, date d émission, saisi le, date facture, soumis le, date de soumission, date de prise de contact, premier contact, date de premier contact, date de réception, reçu le, date de la demande, date d ouverture, enregistrement',
  updated:
    'modifié, mis à jour, modifié le, date de modification, dernière modification, mise à jour, modifiée le, date de mise à jour, dernière mise à jour, modification, date de dernière modification, date modification, mis à jour le, actualisé, maj, date maj',
  signup:
    'inscription, date d inscription, inscrit le, inscrit, adhésion le, date d adhésion, date inscription, membre depuis, abonné le, date d abonnement, inscrit depuis, abonné depuis, inscrite le, date de souscription abonné, date opt in',
  confirmed:
    'confirmé, confirmation, date de confirmation, confirmé le, activé, activation, validé le, date d activation, date de validation, confirmée, activée, approuvé',
  cancelled:
    'annulé, annulation, résilié, résiliation, date de résiliation, annulé le, date d annulation, annulée, résilié le, annulée le, date résiliation, résiliée, date annulation, résiliation le, suspendu, terminé par client, arrêté',
  paid: 'payé, payé le, date de paiement, réglé, date de règlement, payée, réglé le, encaissé, payée le, réglée, encaissé le, date paiement, date règlement',
  completed: 'achevé, traité, fini, progression, avancement, traitée, complété',
  closed:
    'date de clôture, clôturé, fermé, date de signature, clôture, date de fermeture, fermeture, date de clôture prévue, clôturé le, date de conclusion, clôture prévue, date de closing, date prévisionnelle de clôture, date de signature prévue, date de clôture estimée, signé le, date d échéance de l affaire, fermé le, signature, conclusion, date de fermeture prévue',
  won: 'gagné, gagnée, gagné le, date de gain, gagnée le',
  lost: 'perdu, perdue, perte, perdu le, perdue le, date de perte',
  started:
    'début, date de début, heure de début, commence, commence le, débute, démarrage, date du rendez vous, date du rdv, heure du rendez vous, date de départ, date début, date de démarrage, heure début, date de l événement, date rdv, commencé, souscrit le, date de souscription, heure rdv, date de réservation, heure du rdv, à partir du, date du cours, date de la séance, débute le, date de prise d effet, date d effet, date de réunion',
  ended:
    'fin, date de fin, heure de fin, termine, finit, date fin, heure fin, se termine le, fin le, expire le, date d expiration, date d échéance, fin d engagement, fin de contrat, date de fin de contrat, termine le, fini le, fin prévue',
  renewed:
    'renouvellement, prochain paiement, prochaine échéance, date de renouvellement, prochaine facturation, prochain prélèvement, date du prochain paiement, prochaine facture, renouvelé, date de prochaine facturation, prochaine date de facturation, prochain renouvellement, date de prochain paiement, renouvelé le, prochain règlement, prochaine date de paiement, date de la prochaine facture, date du prochain prélèvement, prochaine date de prélèvement, date de prochaine échéance, prochaine commande',
  due: 'échéance, date limite, dû le, exigible',
  expired: 'expiré, expiration, validité jusqu, valable jusqu au',
  trial: 'essai, période d essai, fin d essai, essai gratuit, fin de la période d essai',
  bought:
    'acheté, date d achat, date de commande, date de la commande, acheté le, commandé le, date de transaction, date de vente, date de la transaction, date achat, date commande, date vente, vendu le, date opération, date d opération, date de l achat',
  sent: 'envoyé, ouvert, cliqué, envois, ouvertures, clics, envoyés, ouverture, délivré, envoyée, ouverts, lus, reçus, clic',
  activity:
    'activité, dernier contact, dernière activité, dernière connexion, connecté, connexion, contacté, dernière visite, dernier appel, appel, dernière ouverture, dernier clic, activités, dernière interaction, échange, prochaine action, action, relance le',
  imported: 'importé, importation, synchronisé le, date d import, exporté, importé le, date import',
  deleted: 'supprimé, supprimée, suppression, date de suppression, supprimé le',
  archived: 'archivé, désactivé, inactif, archivée, archivage',
  fulfilled:
    'livré, expédié, date de livraison, date d expédition, numéro de suivi, statut de livraison, mode de livraison, transporteur, expédiée, livrée, méthode de livraison, suivi, mode d expédition, n de suivi',
  scheduled:
    'planifié, replanifié, reporté, réservé le, réservé, date de prise de rendez vous, prise de rendez vous, planifiée',
  assigned: 'assigné, affecté, attribué',
  attended: 'présent, absent, présence, venu, assiduité, absence',
  optIn:
    'accepte, accepté, consent, accord, autorise, souhaite recevoir, j accepte, abonné newsletter, accepte de recevoir, optin, autorisation, recevoir, je souhaite recevoir, acceptation, d accord, souhaitez vous recevoir, abonné à, j autorise, contactable, inscrit à la, inscrit newsletter, opt in, acceptez vous, consenti, autorisé, consentement donné, accepté de recevoir, inscription newsletter',
  optOut:
    'désabonné, désinscrit, désinscription, désabonnement, date de désinscription, ne pas, ne plus, bloqué, liste noire, désabonné le, refus, désinscrit le, opposition, blackliste, date de désabonnement, refuse, désabonnée, exclu, plainte, npai, retrait, sur liste noire, plaintes, stop sms, opt out, désinscrite, désabonnés, désinscrits, bloctel, blacklisté, exclus, désactivation emails, marqué comme spam, retrait du consentement, ne souhaite pas, révoqué, spam',
  consent:
    'consentement, politique de confidentialité, cgv, cgu, confidentialité, traitement des données, base légale, conditions générales, données personnelles, consentements, vie privée, protection des données, base juridique',
  gdpr: 'rgpd, cnil',
  marketing:
    'publicité, publicité par, emails commerciaux, offres, démarchage, prospection, promotionnels, communications commerciales, e mailing, emailing, communications marketing, sollicitation, offres partenaires, offres commerciales, publipostage, promotions, emailings, mailing',
  newsletter: 'lettre d information, infolettre, lettre d infos, actualités, nouvelles, bulletin',
  sms: 'texto, textos',
  call: 'appeler, téléphoner, appels, appels téléphoniques, téléphonique, démarchage téléphonique',
  bounced: 'rebond, rebondi, adresse invalide, rejeté, rebonds, hardbounce, email invalide, en erreur',
  subscribed:
    'statut d abonnement, statut email, statut newsletter, statut de l abonné, statut d inscription, statut de l abonnement newsletter, statut emailing, statut d abonnement email, état d abonnement, statut du consentement, statut marketing, abonnement email, état de l abonné, abonnement newsletter, abonnement à la newsletter',
  noise:
    'de, du, la, les, des, l, d, à, au, aux, et, ou, par, pour, en, sur, un, une, votre, vos, qui, que, quel, quelle, est ce, que, vous, nous, ce, cette, s il vous plaît, obligatoire, facultatif, s, e, j, je, notre, dans, avec, ou, veuillez, merci, indiquer, son, sa, mon, ma, chez, êtes, quels, quelles, si, selon, jusqu',
};
