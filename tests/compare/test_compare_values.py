"""One number, amount, measure, day or hour in two forms is style; another one never is."""

from __future__ import annotations

import pytest
from compare_help import only


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("en", "About 1000 people came.", "About 1,000 people came."),
        ("de", "Etwa 12000 Menschen kamen.", "Etwa 12.000 Menschen kamen."),
        ("de", "Etwa 12 000 Menschen kamen.", "Etwa 12.000 Menschen kamen."),
        ("fr", "Il en a coûté 1 250 000 euros.", "Il en a coûté 1250000 euros."),
        ("de", "Es kostet 12'500 Franken.", "Es kostet 12.500 Franken."),
        ("en", "It cost 4.200.000 euros.", "It cost 4,200,000 euros."),
        ("en", "It fell by 0.5 percent.", "It fell by .5 percent."),
        ("en", "Some 5 percent came.", "Some 5% came."),
        ("en", "Some 5 per cent came.", "Some 5 percent came."),
        ("de", "Rund 5 Prozent kamen.", "Rund 5 % kamen."),
        ("fr", "Environ 5 pour cent.", "Environ 5 %."),
        ("en", "It sank on Sept. 3, 2019.", "It sank on September 3, 2019."),
        ("en", "It sails on Tues. at noon.", "It sails on Tuesday at noon."),
        ("es", "Se reúnen el 3 de sept.", "Se reúnen el 3 de septiembre."),
        ("en", "Doors open at 9 p.m. today.", "Doors open at 9pm today."),
        ("en", "Doors open at 9:30 p.m. today.", "Doors open at 9.30pm today."),
        ("en", "Doors open at 9 p.m. today.", "Doors open at 9:00 p.m. today."),
        ("de", "Es beginnt um 18 Uhr im Hof.", "Es beginnt um 18.00 Uhr im Hof."),
        ("en", "It adds nine minutes.", "It adds 9 minutes."),
        ("en", "Twelve people came.", "12 people came."),
        ("de", "Es waren drei Boote.", "Es waren 3 Boote."),
        ("fr", "Il a fermé huit mois.", "Il a fermé 8 mois."),
        ("en", "It cost £4.2 million to mend.", "It cost £4.2m to mend."),
        ("en", "It cost 3 billion euros.", "It cost 3bn euros."),
        ("de", "Es kostet 2,5 Mio. Euro.", "Es kostet 2,5 Millionen Euro."),
        ("ru", "Пришли 4,8 тыс. человек.", "Пришли 4,8 тысячи человек."),
        ("en", "It sank on 3 September 2019.", "It sank on Sept. 3, 2019."),
        ("en", "On 3rd May it sank.", "On May 3 it sank."),
        ("en", "On 3 May it sank, they said.", "On May 3, it sank, they said."),
        ("en", "It sank on 3 May, they said.", "It sank on May 3, they said."),
        ("en", "It sank on 3 May.", "It sank on May 3."),
        ("de", "Das kostet 240 Euro mehr.", "Das kostet 240 € mehr."),
        ("fr", "Il a coûté 12 millions d’euros.", "Il a coûté 12 M€."),
        ("en", "It cost £5m in all.", "It cost 5 million pounds in all."),
        ("en", "It had Rs 500 left.", "It had 500 rupees left."),
        ("sv", "Den kostar 300 kr. om året.", "Den kostar 300 kronor om året."),
        ("en", "A $1.5 million plan.", "A $1,500,000 plan."),
        ("es", "Cuesta 3.000 millones al año.", "Cuesta 3 mil millones al año."),
        ("en", "It lasts 10-15 minutes.", "It lasts 10 to 15 minutes."),
        ("de", "Es dauert etwa zwei bis drei Tage.", "Es dauert etwa 2-3 Tage."),
        ("en", "It is 5 km away.", "It is 5 kilometres away."),
        ("en", "It is 5m high.", "It is 5 metres high."),
        ("en", "It has 5m members.", "It has 5 million members."),
        ("en", "It has 0.5 million members.", "It has 500,000 members."),
        ("pt", "Tem 5 mi de leitores.", "Tem 5 milhões de leitores."),
        ("en", "It went at 70 mph.", "It went at 70 miles per hour."),
        ("en", "It has 500 sq. ft. there.", "It has 500 square feet there."),
        ("de", "Es fuhr mit 70 km/h hin.", "Es fuhr mit 70 Stundenkilometern hin."),
        ("en", "Doors open at 9:30 p.m. today.", "Doors open at 21:30 today."),
        ("en", "By Sept. 5 at 8 a.m. it sank.", "By September 5 at 8 AM it sank."),
        ("en", "A ten-year-old boy fell.", "A 10 year old boy fell."),
        ("en", "It runs from 3 to 5 May in Lund.", "It runs from May 3-5 in Lund."),
        ("en", "It is 30°C outside today.", "It is 30 degrees Celsius outside today."),
        ("fr", "Le terrain a 500 m2 en tout.", "Le terrain a 500 mètres carrés en tout."),
        ("ru", "Площадь 500 кв. м, сказали там.", "Площадь 500 квадратных метров, сказали там."),
        ("sv", "Mötet är klockan 18.30 i dag.", "Mötet är klockan 18:30 i dag."),
        ("nb", "Møtet er kl. 18.30 i dag.", "Møtet er klokken 18.30 i dag."),
        ("de", "Bis 3. Mai gesperrt.", "Bis 3.5. gesperrt."),
        ("en-GB", "It cost US$5m to mend.", "It cost $5 million to mend."),
    ],
)
def test_the_same_value_in_another_form_is_style(language, old, new):
    assert {str(kind) for kind in only(old, new, language).classes} == {"style"}


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("en", "It is 1.250 metres long.", "It is 1250 metres long."),
        ("en", "It is 1.250 metres long.", "It is 1,250 metres long."),
        ("de", "Er misst 1,250 Meter.", "Er misst 1250 Meter."),
        ("en", "Some 5 percent came.", "Some 5 came."),
        ("en", "It adds nine minutes.", "It adds 19 minutes."),
        ("en", "It adds nine minutes.", "It adds 10 minutes."),
        ("en", "It adds nine minutes.", "It adds ten minutes."),
        ("en", "It cost two million.", "It cost 2."),
        ("en", "It rose to 1,2 percent.", "It rose to 12 percent."),
        ("fr", "Il part en mar.", "Il part en mars."),
        ("en", "It cost £4.2 million to mend.", "It cost £4.2bn to mend."),
        ("en", "It sank on 3 May.", "It sank on May 4."),
        ("en", "It opens, May 2026, for all.", "It opens, 20 May 26, for all."),
        ("en", "Doors open at 9:30 p.m. today.", "Doors open at 9.30 am today."),
        ("en", "It costs 9.00 a head.", "It costs 9 a head."),
        ("en", "It ran from 3 May to 6 June.", "It ran from 6 June to 3 May."),
        ("en", "It is 5m high.", "It is 5 million high."),
        ("en", "It is 5m across.", "It is 5 million across."),
        ("es", "El muro mide 5 m de alto.", "El muro mide 5 millones de alto."),
        ("es", "Costó $500 ayer.", "Costó 500 dólares ayer."),
        ("en", "A $1.25 million plan.", "A $12,500,000 plan."),
        ("en", "It lasts 10-15 minutes.", "It lasts 10, 15 minutes."),
        ("en", "The dollar fell then.", "The dollars fell then."),
        ("en", "It is 5 miles away.", "It is 5 nautical miles away."),
        ("en", "It went at 70 mph.", "It went at 70 kilometres per hour."),
        ("en", "It has 500 square feet there.", "It has 500 square metres there."),
        ("en", "Doors open at 9:30 p.m. today.", "Doors open at 09:30 today."),
        ("de", "Bis 3. Mai gesperrt.", "Bis 3.6. gesperrt."),
        ("en", "It is 30°C outside today.", "It is 30°F outside today."),
        ("en", "It runs from 3 to 5 May in Lund.", "It runs from May 3-6 in Lund."),
        ("sv", "Mötet är klockan 18.30 i dag.", "Mötet är klockan 18:15 i dag."),
        ("en", "A Canadian paid US$5m for it.", "A Canadian paid $5m for it."),
        ("en-AU", "It cost US$5m to mend.", "It cost $5m to mend."),
        ("en", "In Ottawa they paid US$5m for it.", "In Ottawa they paid $5m for it."),
        ("en", "It has nine 500-seat halls.", "It has 9,500-seat halls."),
        ("hu", "Lezárva március 5. előtt.", "Lezárva 5.3. előtt."),
        ("de", "Es stieg um 3. Mai im Hof.", "Es stieg um 3.5 im Hof."),
        ("zh", "有二百五人受伤。", "有205人受伤。"),
    ],
)
def test_another_value_is_no_style(language, old, new):
    assert "style" not in {str(kind) for kind in only(old, new, language).classes}


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("de", "Es kostet 3 Mrd. Euro.", "Es kostet 3 Mio. Euro."),
        ("el", "Θα κοστίσει 2,6 εκατ. ευρώ.", "Θα κοστίσει 2,6 δισ. ευρώ."),
        ("en", "It costs Rs 5 lakh in all.", "It costs Rs 5 crore in all."),
        ("hi", "लागत 45 लाख रुपये है।", "लागत 45 करोड़ रुपये है।"),
        ("en", "It costs 5 euros a head.", "It costs 5 pounds a head."),
        ("en", "It costs 500 kronor a head.", "It costs 500 kroner a head."),
        ("cs", "Stojí 500 kr ročně.", "Stojí 500 korun ročně."),
        ("en", "It went at 70 miles per hour.", "It went at 70 kph."),
        ("en", "It weighs 5 lbs in all.", "It weighs 5 kg in all."),
    ],
)
def test_another_magnitude_currency_or_unit_is_another_number(language, old, new):
    assert {str(kind) for kind in only(old, new, language).classes} == {"number"}
