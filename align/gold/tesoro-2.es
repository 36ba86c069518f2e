CAPÍTULO VI

LOS PAPELES DEL CAPITÁN

Caminamos bastante de prisa hasta que por fin nos detuvimos á la puerta del Doctor Livesey.
La casa estaba enteramente oscura en el exterior.

El Inspector Dance me dijo que me apeara y llamase á la puerta y Dogger me dió uno de sus estribos para que bajara por él.
La puerta se abrió casi inmediatemente y apareció la criada.

—¿Está en casa el Doctor? le pregunté.

—Nó, me contestó, estuvo aquí en la tarde, pero volvió á salir rumbo á la Universidad en donde iba á comer y á pasar la velada con el Caballero Trelawney.

—Entonces, vamos allá, muchachos, dijo el Inspector.

Por esta vez, como la distancia que había que recorrer era muy corta, ya no volví á montar, sino que marché teniéndome á la correa del estribo de Dogger hasta el pabellón del conserje, y de allí arriba por la larga y desnuda avenida, alumbrada á aquella hora por el resplandor de la luna, y á cuyo término se veía, de uno y otro lado, en medio de viejos jardines, la blanca silueta del grupo de edificios que forman la Universidad.
Aquí el Inspector Dance desmontó, y llevándome consigo, obtuvo el permiso de pasar al interior del establecimiento para un pequeño asunto.

El criado nos condujo á un pasillo esterado á cuyo extremo nos mostró la gran biblioteca, toda forrada de inmensos estantes, coronados de bustos de sabios de todas las edades.
Allí encontramos al Caballero Trelawney y al Doctor Livesey, charlando animadamente, puro en mano, á los lados de un fuego alegre y brillante.

Hasta aquella noche no había yo tenido ocasión de ver de cerca al Caballero Trelawney.
Era un hombre alto, de más de seis pies de estatura y de anchura proporcionada, con un rostro agreste, áspero y encarnado que sus largos viajes habían puesto así, como forrado por una máscara.
Sus pupilas eran muy negras y se movían con gran vivacidad, lo cual le daba la apariencia de poseer un temperamento, no diré malo, pero sí violento y altivo.

—Pase Vd., Sr. Dance, dijo entonces, en un tono benévolo y amable.

—Buenas noches, Dance, dijo á su vez el Doctor con una inclinación de cabeza.
Y buenas noches, tú también, amigo Jim, ¿qué buenos vientos traen á Vds. por acá?

El Inspector quedóse de pie, derecho y tieso como un veterano, y contó lo acaecido como un estudiante que recita su lección.
Era de verse cómo aquellos dos caballeros se acercaban insensiblemente, y qué miradas se dirijían el uno al otro, embargándoles la sorpresa de tal modo que hasta se olvidaron por completo de fumar sus puros.
Cuando se les refirió cómo mi madre había vuelto sola conmigo á la posada, el Doctor se dió una buena palmada en el muslo y el Caballero Trelawney exclamó:

—¡Bravo, bravo! y en su entusiasmo arrojó su excelente puro á la chimenea.
Mucho antes de que lo hiciera se había ya puesto de pie, y medía á pasos agitados la habitación, en tanto que el Doctor, como si esto le ayudara á oir mejor, se había arrancado la empolvada peluca y se nos exhibía allí, haciendo una figura extrañísima, con su propio pelo negro, cortado á peine, como se dice en términos de barbería.

Al fin el Inspector Dance concluyó su narración.

—Sr. Dance, dijo el Caballero, es Vd. un hombre de muy noble corazón.
En cuanto al hecho de haber atropellado á aquel perverso lo considero, señor mío, como un acto meritorio, tal como el pisar sobre una alimaña venenosa.
Y por lo que hace á este buen mozalbete Hawkins, él ha sido “triunfos” en este juego.
Vamos, chicuelo, ¿quieres hacer el favor de tirar el cordón de esa campanilla?
Es preciso que obsequiemos al Sr. Inspector con un buen vaso de cerveza.

—Por lo visto, Jim, ¿tú crées tener en tu poder lo que esos malvados buscaban? interrogó el Doctor.

—Aquí lo tiene Vd., dije alargándole el paquete envuelto en tela impermeable.

El Doctor lo tomó y le dió vueltas y más vueltas, como si sus dedos danzaran con la impaciencia nerviosa de abrir aquello; pero en vez de hacerlo así, depositó el paquete tranquilamente en su bolsillo.

—Caballero Trelawney, dijo, así que el Sr. Dance haya tomado su cerveza, tiene, por fuerza, que salir de nuevo al servicio de Su Magestad; pero en cuanto á Jim, me propongo hacerlo que se quede esta noche á dormir en mi casa, así es que con su permiso, propondría yo que le mandáramos dar una buena tajada de pastel frío para que cene.

—Como Vd. quiera, Livesey, dijo el Caballero, Hawkins se ha hecho acreedor á algo mucho mejor que un pastel frío.

Dicho esto, me trajeron y colocaron en una mesita lateral un grande y apetitoso pastel de pichón, con el cual me despaché concienzudamente y muy á mi sabor, porque la verdad es que tenía yo tanta hambre como un halcón.
En el interín, el Sr. Dance recibía nuevos cumplidos, tomaba su cerveza y concluía, al fin, por despedirse.

—Y ahora Caballero, dijo el Doctor...

—Y ahora, Livesey, exclamó el Caballero en el mismo tono.

Cada cosa á su tiempo, como lo reza un adagio, dijo el Doctor riendo; ¿Vd. ha oído hablar de ese Flint, á lo que creo?

—¡Oído hablar de él! exclamó el Caballero, oído hablar de él!
Pues si ha sido el más sanguinario filibustero que jamás ha cruzado el océano.
Barba-roja era un niño de pecho junto á él.
Los españoles le tenían un miedo tan horrible que, debo decirlo con franqueza, me sentía yo orgulloso de que Flint fuese un inglés.
Yo he visto, con mis propios ojos, las gavias de su navío, á la altura de la Trinidad, y el gallinazo hijo de borrachín con quien yo me había embarcado, hizo proa atrás, refugiándose á toda prisa en Puerto-España.

—Está bien, dijo el Doctor, también yo he oído hablar de él en Inglaterra; pero la cuestión es esta, ¿tenía dinero?

—¡Dinero! exclamó el Caballero Trelawney, ¡ha oído Vd. cosa! ¿pues qué es lo que esos villanos buscaban sino dinero? ¿qué les importa á ellos nada que no sea dinero? ¿y por qué otra cosa arriesgarían sus viles pellejos que no fuese por dinero?

—Eso lo veremos pronto, replicó el Doctor; pero Vd. está tan extraordinariamente excitado y declamador que no acierto á sacar en limpio nada de lo que deseo.
Lo que yo quiero saber es esto: suponiendo que tengo yo en mi bolsa, aquí, la llave para descubrir el punto en que Flint ha sepultado su tesoro, ¿el tal tesoro será algo que valga la pena?

—¡Que valga la pena!
¡Por San Jorge!
Valdrá nada menos que esto: si tenemos esa clave que Vd. sospecha, yo fletaré un buque en Brístol y llevaré conmigo á Vd. y á Hawkins, y crea que desenterraré el tal tesoro aunque deba buscar un año entero.

—Muy bien; ahora pues, si Jim consiente, abriremos este paquete, dijo el Doctor poniéndolo sobre la mesa.

El lío estaba cosido, así fué que el Doctor tuvo que sacar de su estuche unas tijeras y cortar las hebras que lo aseguraban.
Dos cosas aparecieron: un cuaderno y un papel sellado.

—Primero examinaremos el cuaderno, sugirió el Doctor.

—Tanto el Caballero como yo estábamos ya observando por encima de su hombro cuando él lo abrió, pues por lo que hace á mí ya el mismo Doctor me había antes invitado á que me acercase sin ceremonias, dejando la mesa donde había cenado, para participar en el placer de la curiosa investigación.
En la primera página no había más que algunos rasgos de manuscrito, como los que un hombre, con una pluma en la mano, puede hacer por vía de práctica ó de entretenimiento.
Una de las frases escritas era la misma que el Capitán llevaba en los dibujos indelebles de su brazo “Caprichos de Billy Bones.”
Luego se leía esto: “Maese W. Bones, piloto,” “No más rom,” y “Cerca de Punta de Palma lo hubo” y algunos otros motes y palabras sueltas, en su mayor parte ininteligibles.
No pude prescindir de que se excitara mi curiosidad pensando quién sería el que lo hubo y qué fué lo que hubo.
Lo mismo podía tratarse de una buena estocada en la espalda que de otra cosa cualquiera.

—No sacaremos de aquí gran cosa en limpio, dijo el Doctor volviendo la hoja.

Las diez ó doce páginas siguientes estaban llenas con una curiosa serie de entradas.
En la extremidad de cada una de las líneas se veía una fecha, y en la otra una suma de dinero, como en los libros de cuentas comunes y corrientes; pero en vez de palabras explicativas, sólo se encontraba un número variable de cruces entre una y otra.
En la fecha marcada 12 de Junio de 1745, por ejemplo, se veía claramente que la cantidad de setenta libras esterlinas se debía á alguno, y no se veían sino seis cruces para explicar la causa ú origen de la deuda.
En algunos lugares, para mayor seguridad, se añadía el nombre de algún lugar como “Á la altura de Caracas,” ó bien una mera cita geográfica de latitud y longitud como, 53° 17´ 20” y 19° 2´ 40”.

Aquel memorándum duraba muy cerca del espacio de veinte años, aumentando, como era natural, el guarismo total, á proporción que el tiempo avanzaba, hasta que al último se veía un gran total sumado, después de cuatro ó cinco adiciones equívocas rectificadas, y por todo apéndice estas tres palabras “Hucha de Bones.”

—No le hallo á esto pies ni cabeza, dijo el Doctor.

—Pues la cosa es clara como la luz del medio día, exclamó el Caballero: este es el libro de cuentas del malvado sabueso.
Esas cruces ocupan allí el lugar de los nombres de buques y aldeas que él echó á pique ó entró á saqueo.
Las sumas no son más que la parte que en cada hazaña de esas tocó á nuestro escorpión, y en donde tenía algún error ya ve Vd. que cuidaba de añadir algo que aclarara como “Á la altura de Caracas” ya puede Vd. colegir por esta inscripción que algún desdichado buque fué tomado al abordaje á la altura de las costas mencionadas.
¡Dios haya recibido en su seno á las pobres almas que tripulaban esa barca, tiempo hace ya!

—Es verdad dijo el Doctor.
Vea Vd. de lo que sirve ser uno viajero; es verdad.
Y el monto aumenta á medida que él asciende en categoría.

Muy poco más había en el libro, excepto determinaciones geográficas de algunos lugares anotados en las hojas en blanco hacia el fin del cuaderno, y una tabla para la reducción de monedas francesas, inglesas y españolas á un valor común.

—¡Hombre arreglado! exclamó el Doctor; no era á él á quien podían hacérsele trampas, de seguro.

—Ahora, prosiguió el Caballero, veamos esto otro.

El papel cuyo exámen seguía, estaba sellado en diversos puntos, habiéndose usado un dedal por vía de sello, tal vez el mismo que había yo encontrado en la bolsa del Capitán.
El Doctor abrió los sellos con gran cuidado y apareció entonces el mapa de una isla, con su latitud, longitud, sondas, nombres de montañas, bahías, caletas, abras, y todos los pormenores necesarios para poder llevar un buque á anclar á salvo en sus costas.
Parecía como de unas nueve millas de largo y cinco de ancho, teniendo la figura de una especie de dragón en pie, y presentaba dos magníficos fondeaderos, perfectamente cerrados y una eminencia en la parte central marcada con el nombre de “El Vigía.”
Veíanse algunas adiciones hechas en fecha más reciente, pero lo que más saltaba á la vista eran tres cruces marcadas con tinta roja, dos en la parte norte de la isla y una al sudoeste, y además, escrito con la misma tinta encarnada en caracteres muy claros y elegantes, bien distintos de la tosca escritura del Capitán, estas tres significativas palabras “Aquí el tesoro.”

Por detrás, la misma mano había trazado estas explicaciones complementarias.

—“Un grande árbol, en la vertiente de ‘El Vigía,’ en dirección al N.-N.N.E.

“Islote del Esqueleto E.S.E. cuarta al E.

“Diez pies.

“La gran barra de plata está en el hoyo del lado Norte; puede encontrársela siguiendo el declive del montecillo al Este, diez brazas al Sur del peñasco negro frente á él.

“Las armas se encontrarán fácilmente en la loma de arena que está en la punta Norte del fondeadero septentrional, en dirección Este, cuarta al Norte.—J. F.”

Esto era todo; pero conciso como era, y para mí incomprensible, llenó de júbilo al Caballero y al Doctor Livesey.

—Livesey, dijo el Sr. de Trelawney, va Vd. á abandonar en el acto su desdichada y penosa profesión.
Mañana salgo para Brístol.
En tres semanas... ¡nó! en dos semanas... en diez días, le aseguro á Vd. que tendremos el mejor buque, si señor, y la más escojida tripulación que puede suministrar la Inglaterra.
Hawkins vendrá con nosotros como paje de á bordo.
¡Vamos! yo sé que tú harás un famoso paje de á bordo, chico...
Vd., Livesey, será el médico del buque; yo me gradúo Almirante desde luego.
Nos llevaremos á Redruce, Joyce y Hunter.
Tendremos vientos favorables, viaje rápido, y sin la menor dificultad hallaremos el sitio indicado y en él, dinero en cantidad bastante para comer, para arrastrar carrozas y para gastar como príncipes por el resto de nuestra vida.

—Trelawney, dijo el Doctor, prometo acompañarle en la expedición, y puedo responder de su éxito; Jim también vendrá, por supuesto, y será una honra para la empresa.
Pero hay un hombre, uno solo á quien yo temo.

—¿Y quién es él? exclamó el Caballero: nombre Vd. á ese pícaro sin dilación.

—¡Vd! replicó el Doctor.
Vd. que no tiene la fuerza necesaria para refrenar su lengua.
Nosotros no somos los únicos en conocer la existencia de este documento.
Esos individuos que han atacado la posada esta noche—arrojados y valientes marrulleros sin duda alguna—lo mismo que los que se habían quedado guardando la extraña barca de que nos habló Dance, todos esos, y me atreveré á afirmar que otros todavía, por angas ó por mangas, se créen con la resolución inquebrantable de apoderarse de la hucha.
Ninguno de nosotros, debe, pues, salir solo en lo de adelante hasta estar á bordo.
Jim y yo andaremos juntos en el interín.
Vd. llevará consigo á Joyce y á Hunter cuando salga para Brístol y del primero al último de los que aquí estamos nos debemos comprometer á no chistar palabra de lo que hemos descubierto.

—Livesey, dijo el Caballero; Vd. siempre tiene razón: por mi parte prometo estarme mudo como una tumba.
