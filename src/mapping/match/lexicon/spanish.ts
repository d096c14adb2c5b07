/** Spanish names of columns. */
import type { Lexicon } from '../atoms.ts';

export const spanish: Lexicon = {
  givenName: 'nombre de pila, primer nombre, nombre propio',
  familyName: 'apellido, apellidos, primer apellido, apellido paterno, apellidos contacto, apellido s',
  fullName:
    'nombre completo, nombre y apellidos, nombre y apellido, nombres y apellidos, apellidos y nombre, apellidos nombre, nombre apellidos, apellido y nombre',
  namePart: 'nombre',
  name: 'denominación',
  middleName: 'segundo nombre, segundo apellido, apellido materno',
  salutation: 'tratamiento, saludo, título personal, prefijo',
  suffix: 'sufijo',
  nickname: 'apodo, alias, mote',
  email:
    'correo, correo electrónico, dirección de correo, dirección de correo electrónico, correo e, correos, mail de contacto, dirección de email, cuenta de correo, e mail, correo electronico principal',
  phone:
    'teléfono, número de teléfono, tel, telf, tlf, tfno, teléfono fijo, fijo, número telefónico, tlfno, n teléfono, telefonos, nro de teléfono, teléfono de contacto, número de contacto, nro telefono',
  mobile:
    'móvil, celular, teléfono móvil, teléfono celular, número de móvil, número de celular, cel, número móvil, número celular, nro celular, movil teléfono',
  fax: 'número de fax',
  website:
    'sitio web, página web, web, sitio, página, dirección web, url del sitio, página de internet, dominio, url sitio web',
  dialCode: 'prefijo telefónico, código de área, lada, prefijo país, código de país telefónico',
  address: 'dirección, domicilio, dirección postal, dirección completa, direcciones',
  street:
    'calle, dirección 1, línea de dirección 1, calle y número, dirección línea 1, vía, calle número, dirección1, dirección calle, nombre de la calle',
  street2:
    'dirección 2, línea de dirección 2, complemento, dirección línea 2, piso, puerta, apartamento, dirección2, complemento de dirección, calle 2, dirección 3, departamento interior, dirección complementaria, dirección adicional, piso puerta, número interior',
  houseNumber: 'número exterior, número de calle, número de casa, núm exterior',
  poBox: 'apartado postal, apartado de correos, apartado',
  city: 'ciudad, población, localidad, municipio, poblado, ciudad de residencia, ayuntamiento, ciudad localidad',
  state:
    'provincia, región, comunidad autónoma, provincia estado, estado provincia, entidad federativa, departamento provincia, comunidad, estado región, ccaa, estado o provincia',
  stateOrStatus: 'estado, estado s',
  county: 'colonia, barrio, distrito, comarca, comuna, cantón',
  postalCode:
    'código postal, cp, c p, cod postal, código zip, c postal, codigo postal, cód postal, zip postal',
  country:
    'país, código de país, país región, país de residencia, código país, nombre del país, pais, cod pais',
  location: 'ubicación, lugar, sitio de reunión, localización',
  place: 'sala, enlace de reunión, sede del evento, enlace de la reunión, lugar de la cita',
  timezone: 'zona horaria, huso horario',
  company:
    'empresa, compañía, nombre de la empresa, organización, razón social, sociedad, nombre empresa, nombre comercial, institución, nombre de la compañía, entidad, organismo, nombre fiscal, nombre de empresa, empresas, nombre de la organización, centro de trabajo',
  jobTitle:
    'cargo, puesto, profesión, ocupación, puesto de trabajo, título profesional, rol, función, empleo, oficio, cargo en la empresa',
  department: 'departamento, área, sucursal, delegación, oficina',
  birthDate:
    'fecha de nacimiento, cumpleaños, nacimiento fecha, f nacimiento, fecha nacimiento, fec nac, f nac, fecha de cumpleaños, fecha nac, nacido el, fecha cumpleaños',
  birth: 'nacimiento',
  gender: 'sexo, género',
  language: 'idioma, lengua, idiomas, lenguaje, idioma preferido, lengua materna',
  nationality: 'nacionalidad, lugar de nacimiento, ciudadanía',
  photo: 'foto, imagen, foto de perfil',
  tags: 'etiquetas, etiqueta, grupos, grupo, palabras clave, categorías, etiquetado, marcas etiquetas',
  list: 'lista, listas, segmentos, lista de correo, lista de contactos, listas de contactos, listas de correo',
  source:
    'origen, fuente, procedencia, cómo nos conoció, fuente del lead, origen del contacto, cómo nos conociste, canal de captación, cómo se enteró, fuente de contacto, origen del lead, cómo nos has conocido, medio de contacto, canal, cómo te enteraste, fuente de prospecto, origen del cliente, origen lead, fuente del prospecto, fuente de adquisición, canal de origen, de dónde nos conoce, cómo supo de nosotros, origen contacto, medio por el que nos conoció',
  utm: 'anuncio, página de destino, conjunto de anuncios',
  owner:
    'propietario, responsable, asignado a, comercial, vendedor, agente comercial, asesor, ejecutivo, propietario del contacto, encargado, gestor, usuario asignado, ejecutivo de cuenta, dueño, propietario del negocio, representante, responsable comercial, agente asignado, comercial asignado, asesor comercial, propietario del lead, propietario de la oportunidad, ejecutivo comercial, propietario del trato, gestor comercial, asesora, vendedora, propietario de la cuenta, agente de ventas, usuario responsable, gestor de cuenta, propietario del registro, ejecutivo de ventas, atendido por',
  notes:
    'notas, nota, comentarios, comentario, observaciones, observación, notas internas, anotaciones, obs, información adicional, nota del cliente, más información, apuntes, notas del cliente, anotación, instrucciones, comentario del cliente, indicaciones, notas adicionales, nota interna, peticiones especiales',
  description: 'descripción, resumen, acerca de, descripción de la empresa',
  message: 'mensaje, consulta, pregunta, mensaje del cliente, tu mensaje, solicitud, su consulta',
  fact: 'edad, sector, industria, estado civil, intereses, aficiones, número de empleados, empleados, nivel, presupuesto disponible, rubro, giro, aniversario, hobby, talla, prioridad, alergias, nivel de interés, ingresos, escolaridad, nivel de estudios, facturación anual, tamaño de la empresa, tipo de empresa, referido por, objetivo, objetivos, condiciones de pago, contraseña, límite de crédito, puntos, recomendado por, forma jurídica, satisfacción, calificación, próximo paso, siguiente paso, referidos, fidelización, competidor, perfil, ciclo de vida, etapa del ciclo de vida, etapa de vida, plazo de entrega, sector de actividad, cnae, exento de impuestos, dieta',
  id: 'identificador, clave, id de registro, id externo, usuario nombre, nombre de usuario, identificador único',
  number: 'número, nro, núm, n, no, nº, num',
  code: 'código, cod, cód, códigos',
  ip: 'dirección ip',
  url: 'enlace, vínculo, archivo, adjunto, adjuntos, enlaces, factura pdf',
  machine:
    'navegador, dispositivo, creado por, modificado por, sistema operativo, añadido por, actualizado por, registrado por, importado por',
  external: 'externo, interno, externa, interna',
  sku: 'código de producto, referencia de producto, código de artículo, código de barras, código producto, ref artículo, código artículo, referencia artículo, referencia producto',
  reference:
    'referencia, ref, nif, cif, dni, rfc, nit, rut, curp, número de identificación, identificación fiscal, número de cliente, código de cliente, cédula, nif cif, cif nif, número de documento, documento de identidad, documento, pasaporte, cuenta contable, dni nif, cuit, ruc, nro de documento, vat, tipo de documento, localizador, cuenta bancaria, número de cuenta, nº cliente, matrícula, número fiscal, nif iva, nie, código cliente, clabe, nro documento, id fiscal, número de socio',
  person:
    'cliente, clientes, comprador, contacto, destinatario, suscriptor, asistente, participante, miembro, invitado, paciente, alumno, estudiante, prospecto, persona, persona de contacto, titular, contactos, socio, pagador, alumna, contacto principal, particular, consumidor, suscriptores, beneficiario, huésped, asistentes, donante, interesado, invitados, compradora, inscrito, candidato',
  staff:
    'anfitrión, organizador, profesional, instructor, profesor, terapeuta, empleado, médico, monitor, colaborador, estilista, entrenador, proveedor del servicio, especialista, docente, atiende',
  user: 'usuario, usuarios',
  affiliate: 'afiliado, afiliada, socio comercial, coproductor, embajador, colaborador afiliado, afiliados',
  seller: 'vendedor nombre, tienda, proveedor, comercio, productor, marca, nombre de la tienda',
  assistant: 'secretaria, secretario',
  manager: 'supervisor, jefe, superior',
  relative:
    'cónyuge, hijos, hijo, hija, contacto de emergencia, padre, madre, esposa, esposo, tutor, pareja, emergencia, acompañante, mascota, familiar, representante legal',
  shipping: 'envío, entrega, envios',
  billing: 'facturación, fiscal, facturar a',
  home: 'particular casa, casa, personal, hogar, doméstico',
  work: 'trabajo, oficina oficina, laboral, profesional trabajo, corporativo',
  otherPlace: 'otro, otra, otros, otras',
  team: 'equipo, equipo de ventas, zona de ventas',
  deal: 'negocio, oportunidad, trato, proyecto, presupuesto, cotización, oportunidades, negociación, trato nombre, propuesta, expediente, tratos',
  pipeline:
    'embudo, embudo de ventas, proceso de ventas, tubería, flujo de ventas, canalización, proceso comercial',
  stage:
    'etapa, fase, etapa del negocio, etapa de venta, etapa del trato, fase del negocio, etapa de la oportunidad, etapa del embudo, fase de venta, etapa del pipeline, fase de la oportunidad, fase del trato',
  order: 'pedido, compra, orden, venta, orden de compra, pedidos, compras, ventas, encargo, carrito',
  invoice:
    'factura, recibo, número de factura, nº factura, facturas, comprobante, boleta, número de recibo, nro factura, ticket de compra, nro de factura, n factura',
  transaction: 'transacción, operación, movimiento, transacciones, cargo operación',
  payment: 'pago, cobros, abono, pagos, transferencia',
  subscription: 'suscripción, contrato, subscripción, suscripciones, contratos',
  plan: 'membresía, paquete, plan contratado, nombre del plan, tipo de suscripción, tarifa plan, modalidad, tipo de membresía, nombre de la suscripción',
  product:
    'producto, artículo, nombre del producto, productos, curso, oferta, ítem, nombre producto, concepto, nombre del artículo, entrada, artículos, tipo de entrada, boleto, programa, nombre del curso, formación, infoproducto, producto comprado, tipo de boleto, descripción del producto, oferta adquirida',
  category:
    'categoría, variante, tipo de producto, familia, categoría del producto, opción, opciones, variación, línea de producto, variantes, atributos',
  coupon:
    'cupón, código de descuento, código promocional, cupón de descuento, código de cupón, vale, cupones, tarjeta regalo',
  appointment: 'cita, evento, reunión, reserva, sesión, turno, citas, visita, reservas, reservación',
  calendar:
    'calendario, tipo de cita, servicio, agenda, tipo de evento, tipo de reunión, servicios, tipo de servicio, nombre del servicio, tratamiento servicio, nombre del evento tipo, servicio reservado, tipo de reserva, nombre del calendario',
  campaign: 'campaña, nombre de la campaña, campañas, secuencia, automatización',
  form: 'formulario, encuesta, nombre del formulario',
  page: 'páginas vistas, visitas, sesiones',
  gateway:
    'pasarela, pasarela de pago, procesador, procesador de pago, plataforma de pago, proveedor de pago, proveedor de pagos, plataforma de pagos, procesador de pagos, pasarela de pagos',
  card: 'tarjeta, tipo de tarjeta, últimos 4 dígitos, últimos cuatro dígitos',
  task: 'tarea, tareas, incidencia',
  primary: 'principal, primario, primaria, predeterminado, por defecto, predeterminada',
  secondary: 'secundario, secundaria, alternativo, alternativa, adicional, segundo, segunda, alterno',
  last: 'último, última, últimos, últimas, más reciente',
  first: 'primera, primer, primero',
  next: 'próximo, próxima, siguiente',
  current: 'actual, vigente',
  expected: 'prevista, previsto, estimada, estimado, esperado, esperada, probable',
  original: 'inicial, real, convertido',
  average: 'promedio, medio, media, ticket medio, ticket promedio',
  periodic: 'mensual, anual, semanal, trimestral',
  partial:
    'ponderado, saldo, propina, pendiente, restante, ganancia, beneficio, margen, deuda, importe pendiente, gastos de envío, envío costo, costo de envío',
  previous: 'anterior, antiguo, antigua',
  automatic: 'automático, automática, recordatorio, recordatorios, manual',
  preferred: 'preferido, preferida, favorito, deseado',
  verified: 'verificado, validado, verificación, válido, verificada',
  all: 'todos, todas, todo, toda',
  amount:
    'importe, monto, cantidad total, importe total, monto total, total pagado, valor total, precio total, importe pagado, total a pagar, monto pagado, importe bruto, cantidad pagada, monto de la venta, total del pedido, importe del pedido, total factura, importe cobrado, total con iva, suma, bruto, monto bruto, precio pagado, importe de la transacción, importe de venta, total de la orden, total de la compra, total general',
  total: 'totales, en total',
  price: 'precio, precio unitario, tarifa, precio de venta, precio base',
  cost: 'costo, coste, precio de compra, costos, costes',
  subtotal:
    'sub total, base imponible, importe sin iva, total sin iva, base, importe base, total sin impuestos',
  net: 'neto, importe neto, monto neto, ganancia neta, total neto, ingreso neto, ganancias',
  tax: 'iva, impuesto, impuestos, importe iva, tipo de iva, igic, total impuestos, tasa de impuesto, retención, irpf, porcentaje iva',
  fee: 'tasa, comisión bancaria, tarifa de procesamiento, gastos, comisión de pago, tarifas, comisiones de pago, comisión de la plataforma',
  discount:
    'descuento, rebaja, bonificación, descuentos, importe descuento, monto descuento, monto de descuento',
  refund:
    'reembolso, reembolsado, devolución, devuelto, contracargo, reintegro, devoluciones, reembolsada, reembolsos, disputa',
  worth:
    'valor del negocio, importe de la oportunidad, valor de la oportunidad, valor estimado, monto estimado, importe estimado, valor del trato, monto de la oportunidad, ingresos esperados, valor potencial, importe del presupuesto, monto del negocio, importe previsto, ingreso esperado, valor de la venta, valor del proyecto, cantidad del negocio, valor del contrato, monto esperado, ingresos estimados, importe del negocio, importe del trato',
  value: 'valor',
  revenue: 'ingresos totales, facturación total, ingreso, ganado, recaudación, volumen de negocio',
  commission:
    'comisión, comisiones, comisión de afiliado, comisión del afiliado, comisión del productor, comisión del coproductor',
  quantity:
    'cantidad, unidades, número de personas, número de asistentes, cant, número de entradas, cantidades, plazas, nº personas, número de plazas, número de invitados',
  count:
    'cuota, cuotas, número de cuota, mensualidad, número de, cantidad de, nº de, conteo, n de, cuántos, cuántas, num de, recuento, frecuencia de compra, veces, total de pedidos, total de compras',
  percent: 'porcentaje, tasa de apertura, tasa de clics',
  probability: 'probabilidad, probabilidad de cierre, posibilidad',
  duration: 'duración, minutos, plazo, permanencia, meses, antigüedad, tiempo de, días de',
  currency: 'moneda, divisa, código de moneda, tipo de moneda, código moneda',
  score: 'puntuación, puntaje, valoración, estrellas, calificaciones',
  type: 'tipo, clase, tipo de cliente, tipo de contacto, tipo cliente, categoría de cliente, tipo contacto, clasificación',
  status:
    'situación, estatus, resultado, estado actual, estado del contacto, estado del cliente, estado del lead, estado de contacto',
  method:
    'forma de pago, método de pago, medio de pago, tipo de pago, modo de pago, forma pago, modalidad de pago, método pago, pagado con, medio pago',
  reason: 'motivo, razón, causa, por qué, motivos',
  title: 'título, asunto, tema',
  date: 'fecha, el día, día, fecha y hora, desde, fechas, fecha hora, a fecha',
  time: 'hora, horario, tiempo',
  flag: 'es, sí no, activo, activa, tiene, está, ha, eres, habilitado, desea',
  text: 'campo, texto, detalle, detalles, información, datos, dato, formateado, informacion',
  interval:
    'periodicidad, frecuencia, periodo, intervalo, ciclo de facturación, recurrencia, ciclo, frecuencia de pago, período, frecuencia de cobro, periodo de facturación, frecuencia de facturación, recurrencia de pago, período de facturación, intervalo de facturación, ciclo de pago, duración del ciclo',
  created:
    'creado, creada, fecha de creación, creación, creado el, fecha de alta, alta, añadido, agregado, fecha de ingreso, fecha de registro, fecha creación, cliente desde, fecha alta, fecha añadido, fecha de adición, ingreso fecha, fecha de entrada, agregado el, añadido el, hora de creación, fecha y hora de creación, fecha de captura, fecha de carga, fecha de factura, fecha factura, fecha de emisión, fecha agregado, emisión, primer contacto, fecha de primer contacto, fecha de contacto, enviado el formulario, fecha de agregado, captado el, fecha de envío del formulario, f alta, fecha de la solicitud, fecha de solicitud',
  updated:
    'modificado, actualizado, fecha de modificación, última modificación, última actualización, actualización, modificación, modificado el, fecha de actualización, actualizado el, fecha de última modificación, fecha modificación, fecha actualización, fecha de la última modificación, editado',
  signup:
    'registro, inscripción, fecha de inscripción, registrado, suscrito el, fecha de suscripción, se unió, miembro desde, fecha suscripción, fecha inscripción, registrado el, inscrito el, socio desde, fecha de afiliación, suscriptor desde, fecha de matrícula, fecha de unión, fecha registro, inscrito desde',
  confirmed:
    'confirmado, confirmación, fecha de confirmación, activado, confirmado el, aprobado, fecha de aprobación, activación, confirmada, fecha de activación, fecha confirmación, aprobación',
  cancelled:
    'cancelado, cancelada, cancelación, fecha de cancelación, cancelado el, anulado, anulación, fecha cancelación, cancelada el, fecha de anulación, anulada, cancelaciones, suspendido, rescindido, terminación, suspensión',
  paid: 'pagado, pagado el, fecha de pago, cobrado, fecha de cobro, pagada, abonado, cobrado el, fecha pago, fecha cobro, liquidado',
  completed:
    'completado, terminado, finalizado, completada, realizado, fecha de finalización curso, procesado, progreso, finalizada, avance',
  closed:
    'fecha de cierre, cerrado, cierre, fecha de firma, fecha cierre, cierre previsto, fecha de cierre prevista, fecha prevista de cierre, fecha estimada de cierre, fecha de cierre estimada, fecha de cierre esperada, fecha esperada de cierre, cierre estimado, cierre esperado, cerrado el, fecha de cierre previsto, fecha prevista cierre, fecha cierre estimada, firma',
  won: 'ganado ganado, ganada, fecha de ganado, ganado el',
  lost: 'perdido, perdida, pérdida, perdido el, fecha de pérdida',
  started:
    'inicio, fecha de inicio, hora de inicio, comienza, comienzo, empieza, fecha de la cita, hora de la cita, inicia, fecha cita, fecha inicio, hora inicio, fecha del evento, inicia el, fecha de reserva, fecha de la reunión, iniciado, hora cita, fecha de la reserva, hora de la reserva, a partir de, fecha de comienzo, fecha de efecto, fecha sesión, fecha reserva, fecha de evento, fecha del turno, fecha turno, hora turno, vigente desde, fecha y hora de inicio, fecha y hora de la cita',
  ended:
    'fin, fecha de fin, hora de fin, termina, finaliza, fecha fin, hora fin, fecha de finalización, fecha de término, hora final, hora de término, fecha final, fecha de vencimiento, vence, termino, finalización, hora de finalización, vencimiento el, finaliza el, válido hasta, vigente hasta, fecha de baja contrato, fin de contrato, fecha y hora de fin',
  renewed:
    'renovación, próximo pago, próximo cobro, fecha de renovación, próxima facturación, siguiente pago, fecha del próximo pago, próxima factura, próxima fecha de pago, siguiente cobro, próximo cargo, fecha de próximo pago, próxima renovación, próxima fecha de facturación, renovado, fecha de próximo cobro, próxima cuota, siguiente cargo, fecha próximo pago, fecha de la próxima factura, fecha renovación, próxima fecha de cobro, fecha de facturación siguiente, pagado hasta',
  due: 'vencimiento, fecha límite, fecha vencimiento, límite',
  expired: 'expirado, expiración, caducidad, vencido, caducado',
  trial:
    'prueba, periodo de prueba, fin de prueba, prueba gratis, prueba gratuita, período de prueba, fin de la prueba',
  bought:
    'comprado, fecha de compra, fecha de pedido, fecha del pedido, comprado el, fecha de venta, fecha de transacción, fecha de la compra, fecha venta, fecha compra, fecha de la transacción, fecha pedido, fecha de la orden, fecha de orden, fecha de la venta, fecha operación, fecha de operación, vendido el',
  sent: 'enviado, abierto, enviados, abiertos, clics, aperturas, clicado, apertura, abiertas, clic',
  activity:
    'actividad, último contacto, última actividad, último acceso, contactado, última visita, seguimiento, última conexión, llamada, última interacción, última apertura, último clic, próxima actividad, interacción, actividades, último inicio de sesión, inicio de sesión, próxima acción',
  imported: 'importado, sincronizado, fecha de importación, exportado',
  deleted: 'eliminado, borrado, eliminado el',
  archived: 'archivado, desactivado, inactivo',
  fulfilled:
    'enviado el, entregado, fecha de entrega, fecha de envío, número de seguimiento, estado de envío, método de envío, transportista, forma de envío, estado del envío, preparación, estado de entrega, seguimiento de envío, guía',
  scheduled: 'programado, reprogramado, agendado, reservado, programada, reservado el, agendada',
  assigned: 'asignado, asignación',
  attended: 'asistió, asistencia, presente, no asistió, ausente, ausencia',
  optIn:
    'acepta, aceptado, aceptación, acepto, autoriza, permite, desea recibir, suscrito, quiere recibir, autorización, deseo recibir, de acuerdo, recibir, acepta recibir, permiso, autorizo, quiero recibir, suscrito a, acepta el envío, acepta comunicaciones, permitir, le gustaría recibir, ha aceptado, consiente, aceptó, suscribirse, alta newsletter, alta en newsletter, suscripción al boletín, autorizado',
  optOut:
    'baja, dado de baja, fecha de baja, desuscrito, no contactar, no llamar, no enviar, bloqueado, lista negra, exclusión, desuscripción, de baja, cancelada suscripción, no acepta, rechaza, no desea, lista robinson, cancelar suscripción, no recibir, no suscrito, excluido, fecha baja, no molestar, quejas, queja, motivos de baja, desuscribió, darse de baja, desuscritos, anular suscripción, denuncia de spam, oposición, marcado como spam, revocado, se dio de baja, suscripción cancelada, spam, bajas, eliminado de la lista, no quiere, opt out',
  consent:
    'consentimiento, política de privacidad, protección de datos, privacidad, lopd, condiciones, tratamiento de datos, términos y condiciones, base legal, base jurídica, aviso de privacidad, consentimientos, aviso legal, rgpd consentimiento, consentimiento rgpd, base legal para el tratamiento',
  marketing:
    'publicidad, publicidad comercial, correos comerciales, comunicaciones comerciales, promociones, correo masivo, mailing, publicitario, correos de marketing, publicitarias, comunicaciones, información comercial, ofertas, emails comerciales, comunicaciones publicitarias, comerciales, promocionales',
  newsletter: 'boletín, boletines, noticias, novedades, boletín informativo',
  sms: 'mensajes de texto',
  call: 'llamadas, llamadas telefónicas, telefónicas',
  bounced: 'rebotado, rebote, rebotes, correo inválido, rebotada, correo rebotado',
  subscribed:
    'estado de suscripción, estado del correo, estado del suscriptor, estado de la suscripción al boletín, estado del email, estado de email, estado de correo, estado suscriptor, estado del consentimiento, estado de marketing, estado de suscripción por correo, estado de suscriptor, estado newsletter, estado de correo electrónico, suscripción newsletter, suscripción a newsletter',
  noise:
    'de, del, la, el, los, las, y, o, para, por, en, con, un, una, su, sus, tu, al, a, que, qué, cuál, es, nos, obligatorio, opcional, se, lo, s, cómo, mi, quien, quién, si, le, nuestra, nuestro, te, usted, eres, cual, este, esta, favor, indique',
};
