/** Portuguese names of columns, of Brazil and of Portugal. */
import type { Lexicon } from '../atoms.ts';

export const portuguese: Lexicon = {
  givenName: 'primeiro nome, nome próprio, prenome',
  familyName: 'sobrenome, apelido de família, último nome, sobrenomes, apelidos família',
  fullName:
    'nome completo, nome e sobrenome, nome inteiro, nome e apelido, nome sobrenome, nome social completo',
  namePart: 'nome',
  name: 'denominação',
  middleName: 'nome do meio, segundo nome',
  salutation: 'tratamento, saudação, forma de tratamento, título de cortesia',
  suffix: 'sufixo',
  nickname: 'apelido, nome social, alcunha, como gosta de ser chamado',
  email:
    'correio eletrônico, correio electrónico, endereço de e mail, endereço de email, e mails, mails, correio eletrónico, endereço eletrônico',
  phone:
    'telefone, número de telefone, tel, telefone fixo, fone, telefones, telefone de contato, número do telefone, contacto telefónico, nº de telefone, telefone de contacto, telefone contato, ddd telefone, telefone com ddd, ddd e telefone, numero telefone, telefone principal',
  mobile:
    'celular, telemóvel, telefone celular, número de celular, móvel, telemovel, cel, número do celular, telefone móvel, celular com ddd, celular whatsapp, nº telemóvel, whatsapp celular, telefone celular com ddd',
  website:
    'site, página web, sítio, endereço web, website da empresa, url do site, domínio, página, site da empresa',
  dialCode: 'ddd, ddi, código de área, indicativo, código do telefone',
  address: 'endereço, morada, endereço completo, endereços, endereço postal',
  street:
    'rua, logradouro, endereço 1, linha de endereço 1, avenida, endereço linha 1, morada 1, endereço rua, nome da rua, rua avenida, endereço e número, tipo de logradouro, morada linha 1',
  street2:
    'complemento, endereço 2, linha de endereço 2, endereço linha 2, apto, andar, morada 2, endereço complemento, complemento do endereço, complemento de endereço, apartamento, morada linha 2, bloco',
  houseNumber:
    'número da casa, número endereço, número do endereço, nº da porta, número de porta, endereço número',
  poBox: 'caixa postal, apartado',
  city: 'cidade, município, localidade, cidade de residência, concelho, cidade estado',
  state:
    'uf, província, distrito, região, estado uf, unidade federativa, uf estado, sigla do estado, cidade uf',
  stateOrStatus: 'estado',
  county: 'bairro, freguesia, endereço bairro',
  postalCode: 'cep, código postal, código de endereçamento postal, cód postal, cep código postal',
  country: 'país, código do país, país de residência, código país, nome do país, país região',
  location: 'local, localização',
  place: 'sala, link da reunião, local do evento, local da reunião, link de reunião',
  timezone: 'fuso horário, fuso',
  company:
    'empresa, nome da empresa, organização, razão social, nome fantasia, companhia, instituição, negócio empresa, entidade, nome empresa, organizações, nome da organização, empresas, escola, instituição de ensino, nome comercial, denominação social',
  jobTitle: 'cargo, profissão, ocupação, função, posto, título profissional, cargo na empresa, atuação',
  department: 'departamento, setor interno, filial, área de atuação, área',
  birthDate:
    'data de nascimento, aniversário, nascimento data, dt nascimento, data nascimento, nasc, data de aniversário, dt nasc, data nasc, data do aniversário, dia do aniversário, nascido em',
  birth: 'nascimento',
  gender: 'sexo, gênero, género',
  language: 'idioma, língua, idiomas, língua preferida, língua materna',
  nationality: 'nacionalidade, naturalidade, local de nascimento, país de nascimento',
  photo: 'foto, imagem, foto de perfil',
  tags: 'etiquetas, marcadores, etiqueta, grupos, grupo, palavras chave, categorias, marcador, tags do contato, tags do lead, rótulos',
  list: 'lista, listas, segmentos, lista de contatos, listas de contatos, lista de e mails, segmentações, lista de email',
  source:
    'origem, fonte, como nos conheceu, origem do lead, canal de aquisição, como conheceu, canal de origem, origem do contato, fonte do lead, origem da conversão, como ficou sabendo, canal, por onde nos conheceu, como soube, como chegou até nós, mídia de origem, origem da primeira conversão, origem do negócio, fonte do negócio, fonte do contato, origem do cliente, origem do contacto, fonte da oportunidade, origem da oportunidade, como nos encontrou, como soube de nós, origem da última conversão, como você nos conheceu, como ficou sabendo de nós, canal de entrada, como você conheceu, src',
  utm: 'anúncio, página de destino, conjunto de anúncios, sck, palavra chave da busca, mídia, conjunto',
  owner:
    'proprietário, responsável, consultor, vendedor, atribuído a, dono, gestor, atendente, dono do lead, representante, responsável pelo contato, executivo, corretor, responsável comercial, agente, consultor responsável, dono do negócio, proprietário do contato, usuário responsável, vendedor responsável, responsável pela oportunidade, proprietário do negócio, dono da oportunidade, responsável pelo lead, comercial, gestor de conta, proprietário do lead, gerente de conta, sdr responsável, comercial responsável, closer responsável, dono do contato, consultora, vendedora, executivo de vendas, responsável pelo negócio, corretor responsável, assessor, utilizador responsável',
  notes:
    'notas, nota, observações, observação, comentários, comentário, obs, anotações, informações adicionais, anotação, recado, informações complementares, observações internas, mais informações, observação do cliente, observações do cliente, instruções, nota interna, notas internas, considerações, outras informações',
  description: 'descrição, resumo, sobre, sobre a empresa',
  message: 'mensagem, dúvida, pergunta, consulta mensagem, solicitação, sua mensagem, pedido de informação',
  fact: 'idade, setor, segmento, estado civil, interesses, número de funcionários, renda, escolaridade, ramo, porte, funcionários, passatempo, ramo de atividade, segmento de mercado, hobbies, filhos quantidade, orçamento disponível, faturamento, prioridade, qualificação, renda mensal, tamanho da empresa, nível, tamanho, indicado por, indicação, objetivo, objetivos, estágio no funil, perfil, faturamento mensal, nicho, temperatura, formação, senha, condições de pagamento, limite de crédito, pontos, alergias, próximo passo, setor de atividade, interesse, estágio do ciclo de vida, dor, necessidade, concorrente, ciclo de vida, nível de interesse, satisfação, porte da empresa, atividade principal, cnae, segmentação, parceria, regime tributário, quem indicou',
  id: 'identificador, código interno, id externo, chave, nome de usuário, uuid do contato, nome de utilizador, login',
  number: 'número, nº, n, nr, num, no, numero',
  code: 'código, cod, cód, códigos',
  ip: 'endereço ip, endereço de ip',
  url: 'link, anexo, arquivo, ficheiro, links, anexos, url pública, link do boleto, boleto link, boleto url',
  machine:
    'navegador, dispositivo, criado por, modificado por, sistema operacional, cadastrado por, atualizado por, adicionado por, importado por, alterado por',
  external: 'externo, interno, externa, interna',
  sku: 'código do produto, código de barras, referência do produto, código produto, código do item, ref do produto',
  reference:
    'referência, ref, cpf, cnpj, nif, rg, cpf cnpj, cnpj cpf, documento, número de cliente, código do cliente, inscrição estadual, identificação fiscal, número do documento, contribuinte, nº contribuinte, inscrição municipal, cpf ou cnpj, documento do cliente, passaporte, conta bancária, número de contribuinte, nº cliente, matrícula, ie, documento cpf, tipo de documento, documento do comprador, código de cliente, matricula, nsu, número do cartão de cidadão, chave pix, código de rastreio do lead, número de sócio, conta corrente, número de processo',
  person:
    'cliente, clientes, comprador, contato, contacto, destinatário, inscrito, assinante, participante, membro, convidado, paciente, aluno, estudante, lead nome, pessoa, pessoa de contato, titular, contatos, contactos, compradora, pagador, sócio, contato principal, aluna, leads, consumidor, beneficiário, hóspede, doador, utente, formando, pessoa de contacto, candidato, subscritor, segurado, visitante, pessoas',
  staff:
    'anfitrião, organizador, profissional, instrutor, professor, terapeuta, funcionário, médico, colaborador, atendido por, prestador, palestrante, especialista, formador, barbeiro, treinador',
  user: 'usuário, utilizador, usuários',
  affiliate: 'afiliado, afiliada, coprodutor, parceiro, co produtor, nome do afiliado, afiliados, revendedor',
  seller:
    'vendedor nome, loja, fornecedor, produtor, lojista, marca, nome da loja, nome do produtor, fabricante',
  assistant: 'assistente, secretária, secretário',
  manager: 'supervisor, chefe, gerente, superior',
  relative:
    'cônjuge, filhos, filho, filha, contato de emergência, mãe, esposa, esposo, responsável legal, emergência, acompanhante, pet, animal, nome da mãe, encarregado de educação, contacto de emergência',
  shipping: 'entrega, envio, remessa',
  billing: 'cobrança, faturação, fiscal',
  home: 'residencial, casa, pessoal, residência, particular',
  work: 'trabalho, comercial comercial, profissional trabalho, corporativo, escritório, emprego',
  otherPlace: 'outro, outra, outros, outras',
  team: 'equipe, equipa, time, equipe de vendas',
  deal: 'negócio, oportunidade, negociação, projeto, proposta, orçamento, negócios, negociações, oportunidades, card, cotação',
  pipeline:
    'funil, funil de vendas, processo de vendas, esteira, funil de venda, nome do funil, pipe, processo comercial',
  stage:
    'etapa, fase, estágio, etapa do funil, etapa do negócio, fase do negócio, etapa da negociação, estágio do negócio, etapa do pipeline, fase da oportunidade, estágio do funil, etapa da oportunidade, fase do funil, etapa da venda',
  order: 'pedido, compra, ordem, venda, encomenda, pedidos, compras, vendas, carrinho',
  invoice:
    'fatura, nota fiscal, recibo, número da fatura, nfe, factura, número da nota, nf, faturas, nota fiscal eletrônica, nf e, número do recibo, nota fiscal número, boleto, número da nota fiscal',
  transaction: 'transação, operação, movimentação, transações, lançamento',
  payment: 'pagamento, pagamentos, cobranças, transferência, repasse',
  subscription: 'assinatura, contrato, subscrição, recorrência assinatura, assinaturas, contratos',
  plan: 'plano, pacote, mensalidade plano, nome do plano, plano de assinatura, tipo de plano, plano contratado',
  product:
    'produto, item, nome do produto, artigo, produtos, curso, oferta, itens, nome do item, ingresso, nome produto, tipo de ingresso, bilhete, nome da oferta, programa, nome do curso, artigos, produto comprado, infoproduto, descrição do produto, descrição do item, curso adquirido, lote',
  category:
    'categoria, variação, variante, tipo de produto, opção, família, categoria do produto, opções, linha de produto, atributos, variações',
  coupon:
    'cupom, cupão, código promocional, código de desconto, cupom de desconto, código do cupom, vale, cupons, vale presente',
  appointment:
    'agendamento, evento, reunião, compromisso, consulta, reserva, sessão, marcação, agendamentos, visita, horário marcado, atendimento',
  calendar:
    'calendário, tipo de evento, serviço, agenda, tipo de agendamento, tipo de reunião, tipo de consulta, serviços, tipo de serviço, nome do serviço, procedimento, tipo de marcação, tipo de atendimento, especialidade',
  campaign: 'campanha, nome da campanha, campanhas, sequência, automação, fluxo de automação',
  form: 'formulário, pesquisa, conversão, conversões, nome do formulário, primeira conversão, última conversão, evento de conversão, inquérito, enquete, evento da primeira conversão, evento da última conversão, total de conversões, questionário',
  page: 'páginas vistas, visitas ao site, páginas visitadas, sessões',
  gateway:
    'gateway de pagamento, processador, adquirente, intermediador, plataforma de pagamento, processadora, provedor de pagamento, meio de cobrança, operadora, processador de pagamento, plataforma de pagamentos, plataforma, subadquirente, intermediador de pagamento',
  card: 'cartão, bandeira, bandeira do cartão, últimos 4 dígitos, final do cartão, tipo de cartão, últimos dígitos, últimos quatro dígitos, primeiros dígitos',
  task: 'tarefa, tarefas, chamado',
  primary: 'principal, primário, primária, padrão, predefinido',
  secondary:
    'secundário, secundária, alternativo, adicional, segundo, alternativa, segunda, opcional telefone',
  last: 'último, última, últimos, últimas, mais recente',
  first: 'primeira, primeiro',
  next: 'próximo, próxima, seguinte',
  current: 'atual, actual, vigente',
  expected: 'prevista, previsto, estimada, estimado, esperado, esperada, previsão, previsão de',
  original: 'inicial, real, convertido, oferecido, recebido convertido, realizado',
  average: 'médio, média, ticket médio',
  periodic: 'mensal, anual, semanal, trimestral, mensal recorrente',
  partial:
    'ponderado, saldo, gorjeta, restante, lucro, pendente, a receber, em aberto, margem, valor em aberto, valor da parcela, juros, multa, valor pendente, acréscimo, líquido recebido',
  previous: 'anterior, antigo, antiga',
  automatic: 'automático, automática, lembrete, lembretes',
  preferred: 'preferido, preferida, favorito, desejado, preferencial',
  verified: 'verificado, validado, válido, verificada, validação',
  all: 'todos, todas, tudo, toda',
  amount:
    'montante, quantia, valor total, valor pago, valor da compra, preço total, valor bruto, valor do pedido, valor da venda, total pago, valor da transação, valor cobrado, valor de compra com impostos, valor do pagamento, importe, valor total do pedido, faturamento bruto, preço pago, valor final, total do pedido, total geral, soma, valor recebido, preço total da compra, valor total da compra, valor da fatura, total da venda, total da compra, bruto, total com iva, faturamento total, valor total pago, valor faturado',
  total: 'totais, ao todo',
  price:
    'preço, preço unitário, valor unitário, preço de venda, preço do produto, valor do produto, preço da oferta, preço original, valor do item',
  cost: 'custo, preço de custo, custos, custo total',
  subtotal:
    'sub total, total dos produtos, total sem iva, valor dos produtos, valor sem impostos, valor de compra sem impostos, base tributável, base de cálculo',
  net: 'líquido, valor líquido, valor a receber, faturamento líquido, receita líquida, preço líquido, ganho líquido, total líquido, ganhos, ganho',
  tax: 'imposto, impostos, iva, icms, iss, valor do imposto, taxa de iva, ipi, pis, cofins, retenção, tributos',
  fee: 'taxa, tarifa, taxas, tarifas, taxa da plataforma, taxa de processamento, frete, valor do frete, custo de envio, taxa de serviço, custos de transação, taxa de parcelamento, valor frete',
  discount: 'desconto, abatimento, descontos, valor do desconto, valor desconto, valor de desconto',
  refund:
    'reembolso, reembolsado, estorno, devolução, estornado, chargeback pt, devolvido, reembolsos, contestação, reembolsada, valor estornado, estornos, reembolsado em',
  worth:
    'valor do negócio, valor da oportunidade, valor estimado, valor da negociação, valor da proposta, valor previsto, receita prevista, valor do contrato, valor único, valor potencial, receita esperada, valor esperado, valor do orçamento, valor do projeto, receita estimada, montante do negócio, valor da proposta comercial, potencial de venda, total de produtos e serviços',
  value: 'valor, valores',
  revenue: 'receita, rendimento, receita total, vendas totais, volume de negócios, receitas',
  commission:
    'comissão, comissões, comissão do afiliado, comissão do produtor, comissão do coprodutor, valor da comissão, comissão da plataforma, comissão recebida',
  quantity:
    'quantidade, qtd, qtde, unidades, número de pessoas, quantidade de itens, quantidades, nº de pessoas, quant, número de convidados, número de participantes, vagas',
  count:
    'parcela, parcelas, prestação, parcelamento, número da parcela, número de parcelas, quantidade de parcelas, quantidade de cobranças, número de, quantidade de, contagem, nº de, quantos, total de, quantas, vezes, frequência de compra, qtd de, n de, qtde de',
  percent: 'porcentagem, percentagem, percentual, taxa de abertura, taxa de cliques, taxa de conversão',
  probability:
    'probabilidade, chance, probabilidade de fechamento, chance de fechamento, probabilidade de sucesso, chances',
  duration: 'duração, minutos, prazo, meses, tempo de, vigência, antecedência, anos',
  currency:
    'moeda, código da moeda, moeda de recebimento, moeda de compra, tipo de moeda, moeda da transação',
  score: 'pontuação, avaliação, nota de satisfação, estrelas, lead scoring',
  type: 'tipo, classe, tipo de cliente, tipo de contato, tipo de pessoa, categoria do cliente, tipo de contacto, classificação, tipo cliente',
  status:
    'situação, resultado, estado actual, status do contato, situação do cliente, status do lead, status do cliente, situação do lead',
  method:
    'forma de pagamento, método de pagamento, meio de pagamento, tipo de pagamento, modo de pagamento, forma pagamento, modalidade de pagamento, pago com, método pagamento, meio pagamento, pagamento via, condição de pagamento',
  reason: 'motivo, razão, causa, por que, porquê, por quê, justificativa, motivos',
  title: 'título, assunto, tema',
  date: 'data, dia, data e hora, desde, dt, datas, data hora, horário e data, em',
  time: 'hora, horário, tempo',
  flag: 'sim não, ativo, ativa, tem, está, foi, você é, possui, habilitado, já, deseja, gostaria',
  text: 'campo, texto, detalhe, detalhes, informações, informação, dados, dado, formatado',
  interval:
    'periodicidade, frequência, período, intervalo, recorrência, ciclo, ciclo de cobrança, frequência de cobrança, período de cobrança, intervalo de cobrança, ciclo de faturamento, periodicidade de pagamento, tipo de recorrência, periodicidade do plano, intervalo de recorrência, periodicidade de cobrança, frequência de pagamento, duração do ciclo',
  created:
    'criado, criada, data de criação, criação, criado em, cadastro, data de cadastro, data do cadastro, cadastrado em, adicionado, data de entrada, cliente desde, data criação, adicionado em, data de inclusão, incluído em, data cadastro, dt cadastro, cadastrado, data da criação, hora de criação, data de adição, data de registro, data de registo, dt criação, entrada, data da entrada, criada em, data do lead, data de emissão, emitido em, emissão, data da fatura, data do primeiro contato, data de captação, primeiro contato, enviado em formulário, data de início de cadastro, data de abertura, data do contato, aberto em, data de envio do formulário, data de criação do contato, data da solicitação, registrado em, data de captura',
  updated:
    'modificado, atualizado, alterado, data de modificação, última atualização, última modificação, atualização, atualizado em, modificação, modificado em, alteração, data de atualização, última alteração, alterado em, data de alteração, data da última atualização, data da última modificação, data modificação, atualizada em, data da atualização, editado em',
  signup:
    'registo, inscrição, data de inscrição, inscrito em, registrado, data da inscrição, aderiu, membro desde, registrado desde, assinante desde, data de adesão, adesão, data de matrícula, aluno desde, registado em, data de subscrição, data inscrição, sócio desde, inscreveu se em',
  confirmed:
    'confirmado, confirmação, data de confirmação, ativado, confirmado em, aprovado, aprovado em, aprovação, data de aprovação, confirmação de pagamento, data da aprovação, ativação, data de ativação, data da confirmação, liberado, liberação, data aprovação',
  cancelled:
    'cancelado, cancelada, cancelamento, data de cancelamento, cancelado em, anulado, encerrado pelo cliente, data do cancelamento, cancelada em, data cancelamento, cancelou, rescisão, anulação, suspenso, pausado, trancado',
  paid: 'pago, paga, pago em, data de pagamento, data do pagamento, quitado, data pagamento, recebido em, paga em, compensado, quitação, liquidado, data de recebimento, liquidação',
  completed:
    'concluído, finalizado, completo, completado, concluída, finalizada, processado, data de conclusão, conclusão, progresso, andamento',
  closed:
    'data de fechamento, fechado, fechamento, data de fecho, fechado em, previsão de fechamento, data prevista de fechamento, data de fechamento prevista, data de fecho prevista, encerrado, fechamento previsto, fecho, data de encerramento, data prevista para fechamento, data do fechamento, data de fecho esperada, data da venda fechada, encerrado em, data estimada de fechamento, data de fechamento esperada, data esperada de fechamento, encerramento, previsão de fecho, data fechamento, data da última etapa, data da assinatura do contrato, fecho previsto',
  won: 'ganho em, ganha, data de ganho, ganha em, vendido em, vendido',
  lost: 'perdido, perda, perdida, perdido em, data de perda, data da perda, perdida em',
  started:
    'início, data de início, hora de início, começa, começo, inicia, data da reunião, data do agendamento, data da consulta, hora da consulta, data início, hora início, data do evento, inicia em, hora do agendamento, data da reserva, iniciado, iniciado em, data inicial, hora inicial, começa em, data da sessão, data de início da assinatura, data agendada, data do compromisso, horário de início, data do atendimento, hora da reunião, data da marcação, a partir de, hora da marcação, data da assinatura, horário do agendamento, data do início, data agendamento, horário agendado, vigente desde',
  ended:
    'fim, data de fim, hora de fim, termina, término, data de término, hora de término, data fim, hora fim, data final, hora final, data do fim, expira em, data de expiração, termina em, encerra em, data de validade, fim em, horário de término, horário de fim, vence em, válido até, vigência até, data do término, horário final',
  renewed:
    'renovação, próxima cobrança, próximo pagamento, data de renovação, data da próxima cobrança, próxima fatura, próximo faturamento, data do próximo pagamento, próxima data de cobrança, próxima data de pagamento, renovado, próxima parcela, data da próxima fatura, próxima renovação, data de próxima cobrança, renovado em, renova em, data próxima cobrança, próximo vencimento, data da renovação, próxima recorrência, próximo ciclo, data de cobrança, data da próxima recorrência',
  due: 'vencimento, data de vencimento, prazo final, data limite, data do vencimento, data vencimento, limite',
  expired: 'expirado, vencido, expiração, validade, expira',
  trial:
    'teste, período de teste, avaliação gratuita, trial pt, fim do teste, teste grátis, período experimental, período de avaliação, data fim do trial, degustação, fim do período de teste',
  bought:
    'comprado, data da compra, data do pedido, data da venda, data da transação, comprado em, data de compra, data de venda, data compra, data venda, data pedido, data transação, data de transação, hora da compra, data da encomenda, data do pedido de compra, data da operação',
  sent: 'enviado, aberto, aberturas, cliques, enviados, clicou, abriu, abertura, clicado, abertos, clique',
  activity:
    'atividade, último contato, última atividade, último acesso, contatado, última visita, ligação, acompanhamento, último login, próxima atividade, última interação, interação, próximo contato, último contacto, atividades, última abertura, último clique, próxima tarefa, retorno, ligações, follow up em, último acesso em',
  imported: 'importado, sincronizado, data de importação, importado em, exportado',
  deleted: 'excluído, apagado, eliminado, removido, deletado',
  archived: 'arquivado, desativado, inativo, inativado em',
  fulfilled:
    'entregue, enviado em, data de entrega, código de rastreio, data de envio, status da entrega, método de envio, transportadora, forma de envio, status de entrega, código de rastreamento, rastreio, prazo de entrega, método de entrega, forma de entrega, expedição, separação, status do envio',
  scheduled: 'agendado, reagendado, marcado, agendada, agendado em, marcada em, remarcado',
  assigned: 'atribuído, atribuição',
  attended: 'compareceu, presença, não compareceu, comparecimento, falta, faltou, presente',
  optIn:
    'aceita, aceite, aceitou, aceito, autoriza, permite, deseja receber, inscrito na, concorda, quer receber, autorização, concordo, receber, permissão, autorizo, gostaria de receber, aceita receber, quero receber, desejo receber, inscrito no, permissões, aceitação, consentiu, subscreveu, subscrito, inscrito newsletter, concordou, autorizou, assina newsletter, recebe',
  optOut:
    'descadastrado, cancelou inscrição, não contatar, não enviar, não ligar, bloqueado, lista negra, descadastro, opt out, descadastrado em, não perturbar, não aceita, não deseja, não receber, descadastramento, cancelou a inscrição, data de descadastro, excluir da lista, desinscrito, não contactar, cancelamento de inscrição, reclamação, remoção da lista, anulou a subscrição, marcou como spam, desinscrição, data do descadastro, descadastrou, descadastrou se, cancelou a subscrição, descadastrados, inscrição cancelada, recusou, revogado, revogação, oposição, não quer, spam, denúncia de spam, não incomodar, não subscrito, subscrição cancelada',
  consent:
    'consentimento, política de privacidade, proteção de dados, privacidade, termos, base legal, tratamento de dados, termos de uso, base legal para comunicação, termos e condições, bases legais, base jurídica, consentimentos, base legal para processamento, base legal para tratamento, lgpd consentimento, base legal comunicação',
  marketing:
    'publicidade, publicidade comercial, comunicações, ofertas, promoções, e mail marketing, email marketing, comunicações de marketing, mala direta, comunicações comerciais, promocionais, e mails promocionais, divulgação, mailing, comunicação',
  newsletter: 'boletim, novidades, informativo, boletim informativo, notícias, boletins',
  sms: 'mensagens de texto, torpedo',
  call: 'chamadas, telefonemas, chamadas telefônicas',
  bounced:
    'rejeitado, devolvido e mail, e mail inválido, bounce pt, email inválido, e mails devolvidos, hard bounce pt',
  subscribed:
    'status de inscrição, status do e mail, estado do subscritor, status da inscrição, status do email, status de e mail, estado da subscrição, status do assinante, status de email, status do inscrito, status de marketing, situação do e mail, estado de subscrição, situação da inscrição, status newsletter, estado do email, status de comunicação, status do consentimento, status de assinatura de e mail, subscrição de newsletter, assinatura de newsletter',
  noise:
    'de, da, do, das, dos, a, o, as, os, e, ou, para, por, no, na, com, um, uma, seu, sua, ao, à, que, qual, é, você, nos, obrigatório, brl, se, s, como, pelo, pela, em, meu, minha, sobre o, quais, informe, r, tua, teu, são, dele, nosso, favor, qual o seu, qual é, voce',
};
