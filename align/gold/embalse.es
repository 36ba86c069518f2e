El embalse que devolvió un pueblo

La sequía deja a la vista las calles de Villar de la Solana, anegado en 1957; sus últimos vecinos piden que el agua no vuelva a cubrir el cementerio

Por Marta Ibarrondo Seco

Valdeluenga, 14 de septiembre

Lo primero que asomó fue la cruz.
A mediados de julio, un pescador de carpas creyó ver un palo clavado en el centro del embalse de Valdeluenga; a la semana siguiente el palo tenía brazos, y a la otra, un campanario debajo.
Hoy se puede llegar a pie hasta la puerta de la iglesia, sobre un suelo de barro cuarteado que cruje como loza.

El embalse está al 11,8 % de su capacidad, el nivel más bajo desde que se llenó por primera vez, según los datos que la confederación hidrográfica publicó el lunes.
Hace un año, por las mismas fechas, guardaba 94 hectómetros cúbicos; ahora le quedan 31.
No ha llovido de verdad desde el 3 de abril.

De los 412 vecinos que fueron desalojados en la primavera de 1957 viven todavía 23.
Nueve de ellos volvieron el sábado, con sus hijos y sus nietos, a andar por las calles donde habían nacido.
Llevaban sillas de playa, sombrillas y un plano dibujado de memoria.
«La plaza es más pequeña de lo que yo decía», admitió Eulogio Retuerta, de 81 años, sentado en lo que había sido el escalón del estanco.
«Toda la vida contándosela grande a mis hijas».
Luego contó los pasos hasta la fuente: ciento doce.

No todo lo que ha salido del agua es melancolía.
En la bodega de la casa del médico, los buzos de la Guardia Civil habían precintado en los años ochenta una cuba de hormigón; esta vez apareció abierta y vacía, con una botella de refresco de 1994 dentro.
Nadie sabe quién bajó hasta allí.
Nadie sabe, sobre todo, cómo.

La historia de Villar es la de otros quinientos pueblos españoles.
La orden de expropiación llegó en noviembre de 1954 en un sobre a nombre del alcalde; daba dos años.
Las tierras se pagaron a 1,70 pesetas el metro, las casas según el número de ventanas, y los nogales no se pagaron.
«Mi padre tapió dos ventanas el invierno anterior, porque entraba frío», cuenta Amparo Lucio, de 77.
«Le costaron cuatro mil pesetas».

Quien peor lo pasó fue el maestro.
Se llamaba Tirso Olmeda, tenía 29 años y se negó a marcharse hasta que terminara el curso, aunque ya no le quedaban más que tres alumnos.
El 28 de junio de 1957 dio clase con el agua a cuarenta metros de la escuela.
Después cerró con llave.
La llave la conserva su hija.

La polémica de estos días, sin embargo, no es por la memoria, sino por el agua.
El lunes, la confederación anunció que bajará el desembalse de 6 a 2,5 metros cúbicos por segundo y que, si no llueve antes del 15 de octubre, lo cortará del todo.
La medida afecta a 8.300 hectáreas de regadío y a once municipios, que desde el jueves no tienen agua en los grifos entre la medianoche y las seis.
En tres de ellos la reparten camiones cisterna.

«Nos han dejado la cosecha a mes y medio de recogerla», protesta Jacinto Almarza, presidente de la comunidad de regantes de la margen izquierda, que calcula las pérdidas en 14 millones de euros.
Almarza tiene 52 años y dieciocho hectáreas de maíz que ya no va a regar.
«Llevamos avisando desde enero.
Desde enero.
Y en mayo seguían soltando agua para las turbinas».
La compañía eléctrica que explota la presa respondió por escrito que «todos los desembalses se ajustaron a la concesión vigente».
No quiso dar las cifras.

La confederación tampoco las da por mes, pero las da por año.
Con ellas en la mano, el hidrólogo Raúl Esteban Marín, de la universidad provincial, ha hecho una cuenta sencilla: entre octubre y mayo salieron del embalse 118 hectómetros para producir electricidad y entraron 71.
«La sequía explica la mitad —resume—; la otra mitad la explica el precio de la luz».
Esteban no pide que se apaguen las turbinas.
Pide que el calendario lo fije alguien que no venda lo que producen.

Mientras tanto, el pueblo se ha llenado de curiosos.
El domingo pasado se contaron más de dos mil coches en la pista de tierra que baja a la orilla, donde nunca había habido un atasco.
Hubo quien se llevó tejas, y quien se llevó un pedazo de altar.
El ayuntamiento de Valdeluenga, que heredó el término del pueblo hundido, puso el martes una valla y dos vigilantes.
La valla duró hasta el miércoles.

A los vecinos de Villar el expolio les preocupa menos que el barro.
El cementerio quedó donde estaba: en 1957 solo se trasladaron los restos de quienes tenían familia que lo pagara, cuarenta y seis, y sobre los demás se echó una losa de cemento.
La losa se ha agrietado.
«Cuando suba el agua otra vez, entrará por ahí», dice Amparo Lucio, que tiene debajo a dos hermanos.

Por eso la asociación de descendientes ha pedido que los restos se saquen antes de que llueva.
Son, según el libro parroquial, 131 personas.
El trámite exige un permiso de la confederación, otro de la diócesis y otro de la Junta, y ninguna de las tres ha contestado.
La diócesis aseguró a este periódico que la solicitud «está en estudio».

Las previsiones no ayudan ni a unos ni a otros.
La agencia de meteorología da un 60 % de probabilidad a un otoño más seco de lo normal en la cuenca, y no espera lluvias que cuenten antes de noviembre.
Los regantes miran al cielo con un miedo y los de Villar con el contrario.

El sábado, antes de irse, los nueve vecinos hicieron lo que habían venido a hacer.
Entraron en la escuela, que conserva tres paredes, y se sentaron en el suelo, cada uno donde creía recordar su pupitre.
La hija del maestro sacó la llave y la giró en el aire, porque puerta no hay.
Alguien dijo: «Presente».
Luego lo dijeron los demás.
Un niño de siete años, bisnieto de Retuerta, quiso saber si al año siguiente también habría pueblo.
Nadie le contestó.
