CAPÍTULO V

DEL FIN QUE TUVO EL MENDIGO CIEGO

Mi curiosidad, empero, pudo más que mis temores: comprendí que el permanecer allí donde estaba no me traía más utilidad que la de pasarme agazapado, Dios sabe cuanto tiempo, por lo cual trepé como pude, una vez más al paredón del barranco y ocultando mi cabeza entre un sotillo de retamas pude colocarme en posición de dominar desde allí toda la parte del camino que pasa frente á nuestra puerta.
Apenas había logrado acomodarme cuando los enemigos comenzaron á llegar en número de siete ú ocho, á toda carrera, golpeando con sus pies el sendero descompasadamente y trayendo al frente de ellos al hombre de la linterna, á pocos pasos á vanguardia.
Tres hombres corrían juntos, cogidos de las manos, y yo comprendí luego, aun á través de la niebla, que el que formaba el centro del trío, no era otro que mi formidable mendigo ciego.
Un momento después su voz me probó que no me había equivocado.

—¡Abajo la puerta! gritó.

—Bien, bien, señor! contestaron dos ó tres de los asaltantes los cuales se precipitaron en tropel sobre la puerta de la posada, seguidos por el hombre de la linterna; pero muy luego los ví detenerse y cambiar algunas palabras en voz baja, como sorprendidos de haber encontrado abierta la misma entrada que se proponían forzar.
Pero su sorpresa fué muy pasajera: el ciego volvió á lanzar sus órdenes oyéndose su voz más fuerte y más levantada, como si se sintiera encendido por un grande anhelo y una violenta rabia al mismo tiempo.

—¡Adentro, adentro, adentro! les gritaba, no sin proferir maldiciones y juramentos por lo que á él le parecía tardanza.

Cuatro ó cinco de ellos se apresuraron á obedecer, permaneciendo dos en el sendero, al lado de aquel mendigo formidable.
Hubo otra pausa no muy larga y tras ella resonó una exclamación de sorpresa, seguida por una voz que clamó desde adentro:

—¡Bill ha muerto!

Pero el ciego lanzóles un tremendo y nuevo juramento por su poca diligencia, añadiendo:

—Regístrelo alguno de Vds., tramposos, vagabundos, y ¡los demás arriba y á bajarse la maleta!

Hasta mi escondite llegaba el ruido de las pisadas de aquellos hombres en los peldaños de madera de nuestra escalera, por tanto, es seguro que la casa entera debía retemblar con ellas.
En el momento se siguieron nuevas exclamaciones de sorpresa: la ventana del cuarto del Capitán fué abierta de par en par con un empujón violento acompañado de ruido de vidrios que se rompían.
Un hombre apareció en ella, iluminado por la luz plena de la luna y se dirijió al mendigo ciego que se encontraba, como he dicho, en el camino y precisamente debajo de la ventana recién abierta.

—Pew, le gritó, nos han ganado por la mano.
Alguien ha registrado ya la maleta, de arriba á abajo.

—¿Está eso allí? preguntó.

—El dinero, sí, contestó el de arriba.

—¡Carguen mil diablos contigo y el dinero! lo que yo pregunto es si está allí el manuscrito de Flint, ¡bergante!

—Por lo que hace á aquí, no hay nada replicó el otro.

—Bueno, bajen Vds., y vean si está sobre el cadáver de Bill.

En ese momento, otro de los de la partida, probablemente el que se había quedado en la sala registrando el cuerpo del Capitán, apareció en la puerta de la posada diciendo:

—Bill ha sido ya registrado antes: nada han dejado sobre él.

—Han sido las gentes de la posada, ha sido ese muchacho.
De buena gana le hubiera sacado yo los ojos, rugió el ciego Pew.
No ha mucho que estaban aquí todavía: tenían el cerrojo puesto cuando yo quise entrar.
¡Á registrar, muchachos, á registrar y á encontrarlos!

—Lo único que nos han dejado aquí es su vela, dijo el de la ventana.

—¡Pues á la obra, á la obra! ¡á registrar y á dar con ellos! dijo de nuevo Pew, golpeando airadamente con su palo sobre el suelo.

Siguióse entonces una gran batahola, un vaivén indecible adentro de la casa; ruidos de pisadas toscas resonaban de un lado y otro; rumor de muebles arrojados al suelo; puertas abiertas á puntapiés, hasta que las rocas repitieron con sus ecos aquel ruido infernal.
Vióse entonces á todos aquellos hombres salir al camino, uno tras de otro, declarando que nada les quedaba que registrar y que, de fijo, no estábamos ocultos dentro de la casa.
En aquel instante el mismo silbido que tanto nos había alarmado á mi madre y á mí, cuando operábamos sobre el dinero del difunto Capitán, volvió á oirse clara y distintamente enmedio de la noche, pero en esta ocasión, dos veces repetido.
Yo había creído que ese sonido era algo como la trompeta del ciego, ordenando con ella á su tripulación el lanzarse al abordaje, pero entonces comprendí que no era sino una señal soltada sigilosamente del lado de la loma en dirección de la aldea y, según el efecto que ella produjo en nuestros filibusteros, era un aviso preventivo de algún peligro cercano.

—Dirk ha silbado, dijo uno... y dos veces! ¡tenemos que ponernos en franquía!

—¡Ponte en franquía al infierno, mandria! gritóle Pew.
Dirk se ha manifestado desde un principio cobarde y tonto, y Vds., no deben hacerle caso.
Esas gentes deben estar por aquí, muy cerca, tenemos la mano sobre ellas, con seguridad.
Revolver todo, registrarlo todo... ¿á qué hemos venido, si nó, perros de Satanás?
¡Oh! ¡por vida del diablo!... ¡si tuviera yo mis ojos...!

Estas exclamaciones parecieron producir algún efecto, pues dos de los de la banda comenzaron á registrar aquí y acullá, entre las duelas y trastos que había por allí afuera, pero con muy poca resolución, según me pareció y siempre teniendo un ojo listo para escapar al peligro que temían, mientras que los restantes estaban aún indecisos y vacilantes en el camino.

—¡Ah, imbéciles! clamaba el ciego; tienen Vds. las manos puestas sobre millares de millares ¡y se están allí como idiotas, con los brazos cruzados!
Todos Vds. pueden hacerse en un momento tan ricos como reyes con solo encontrar eso que muy bien saben que está por aquí, á su alcance, ¡y ninguno quiere hacer su obligación!
¡Mandrias! ¡mandrias! ninguno de Vds. se atrevió á presentarse á Bill, y tuve que resolverme á hacerlo yo... ¡un ciego!
¡Pues bien yo no quiero perder la suerte que me toca, por culpa de Vds.!
¡Qué! ¿voy á seguir siendo toda la vida un pordiosero que se arrastra, chicaneando y trampeando por un miserable vaso de rom, cuando debo y puedo rodar en coches magníficos?
¡Si esas gentes se volvieran ojo de hormiga, todavía deberían Vds. encontrarlas!

—Cierra tu escotilla, Pew, gruñó uno de ellos, ya hemos pescado los doblones.

—Es seguro que ellos habrán escondido bien el maldito lío, saltó otro.
Pero no perdamos tiempo; toma tú los Jorges, Pew, y no estés allí chillando.

Chillando era la palabra verdadera, y al oirla la muy mal contenida cólera del ciego hizo explosión, excitada ya por las objeciones precedentes, de tal suerte y tan furiosamente, que su excitación se sobrepuso á todo; así fué que, empuñando su grueso bastón, arremetió con él á sus secuaces, golpeando con rabia á derecha é izquierda, á pesar de su ceguera, y dejándose oir sus tremendos golpes sobre más de alguno de los más próximos á él.

Estos, á su vez, respondieron vomitando las más horribles injurias y amenazas sobre el perverso ciego, y se lanzaron sobre él á pretender apoderarse del garrote, retorciéndoselo en su poderoso puño.

Esta riña fué para nosotros la salvación, pues todavía estaban empeñados en ella aquellos hombres, cuando un nuevo ruido se dejó oir hacia la cumbre de la loma, por el lado de la aldea, y era el galope tendido de varios caballos.
Casi en el mismo instante un pistoletazo partió del lado del vallado, percibiéndose simultáneamente la luz y el trueno del disparo.
Aquello era, evidentemente, la última señal de peligro, porque los filibusteros se pusieron en fuga, en el instante, en una precipitada carrera de “sálvese quien pueda.”
Todos corrieron en dirección diferente: el uno rumbo al mar; otro hacia la caleta; otro oblícuamente por la loma y así de los demás, de tal manera que en menos tiempo del que lo cuento, no quedaban ya ni trazas de ellos, excepto el ciego Pew.
En cuanto á éste, lo habían abandonado, no sabré decir si por el pánico que de ellos se apoderó, ó en venganza de sus injurias y garrotazos.
El hecho es que él estaba allí, detrás de todos, tentaleando sobre el camino con su bastón, loca y desesperadamente, y llamando á gritos á sus camaradas fugitivos.
Finalmente tomó la peor dirección para él, rumbo á la aldea, y pasó á muy pocos pasos de mi escondite clamando frenéticamente:

—Juanillo, Black Dog, Dirk, y otros nombres más....
Vds. no dejarán aquí á su viejo Pew, compañeros... ¡no dejarán á su pobre Pew!

En aquel instante el ruido de los caballos llegó á la cumbre y cuatro ó cinco ginetes aparecieron sobre la loma, alumbrados claramente por la luna y se precipitaron á galope tendido hacia abajo, por el declive.

Entonces Pew comprendió su error; trató de volverse prorrumpiendo en una maldición y se dirijió hacia la zanja en la cual rodó.
Pero en un segundo ya se había puesto en pie de nueva cuenta é intentó un nuevo escape; pero descarriado ya como estaba, no hizo más que ir á colocarse precisamente bajo el más próximo de los caballos que se acercaban.
El ginete trató de salvarlo; pero fué en vano.
El mendigo cayó, sin remedio, atropellado por el bruto que lo echó por tierra y estampó sobre él, despedazándolo, sus cuatro herrados y poderosos cascos.
Pew dejó oir un solo grito horrible y angustioso que se perdió en el silencio trágico de la noche.
Cayó sobre un costado, se volteó luego débilmente con el rostro á tierra y no volvió á moverse nunca.

Yo me enderecé entonces y saludé cortésmente á los ginetes que ya se disponían á retroceder, horrorizados por el accidente ocurrido.
Pronto me dí cuenta de quienes eran ellos.
Uno, que venía aún detrás de todos, era el muchacho que había ido de la aldea en busca del Doctor Livesey; los demás eran aduaneros ó guardas fiscales que aquél había encontrado en su camino y con los cuales se había entendido para regresar sin pérdida de tiempo.
La noticia de aquella extraña barca de vela cuadrada surta en la Caleta del Gato, había llegado hasta el Inspector Dance que, á consecuencia de ella, había resuelto hacer una excursión aquella noche en dirección de nuestras playas, circunstancia, sin la cual, es seguro que mi madre y yo habríamos perdido la vida.

En cuanto á Pew, estaba muerto y muy bien muerto.
Por lo que hace á mi madre, á quien condujimos á la aldea, algunas lociones de agua fría y algunas sales que le hicimos aspirar le volvieron por completo el conocimiento y aunque no quedó enteramente exhausta de ánimo por sus terrores, sinembargo aún continuaba deplorando el resto del dinero que no quiso tomar.
En el interín, el Inspector apresuró su marcha, tanto cuanto pudo, en dirección de la Caleta del Gato; pero sus guardas tenían que desmontar y que ir marchando á tientas por las escabrosidades de la cañada, llevando del diestro á los caballos, algunas veces conteniéndolos y constantemente con el temor de una emboscada, por lo mismo no fué cosa de sorprenderse el que, cuando llegaron al lugar en que sabían que la barca estaba fondeada, ésta se hubiera hecho ya á la mar, si bien estaba aún á cortísima distancia de la playa.
Todavía la voz del Inspector pudo llegar hasta los fugitivos, uno de los cuales le gritó que se quitase de la luz de la luna porque podría ir á saludarle un poco de plomo.
No acababa de apagarse el eco de esta intimación cuando silbó una bala de mosquete casi rozando el brazo de Dance y acto continuo la embarcación dobló la punta de la caleta y desapareció.
El Inspector se quedó allí, según su propia expresión “como pez fuera del agua” y todo lo más que pudo hacer fué enviar un hombre á Brístol para prevenir el arribo posible de la falúa aquella, lo cual era lo mismo que nada, en su opinión.

—Han salido salvos, añadió, y la cosa ha concluido allí.
Solamente me alegro mucho de que hayamos trillado al paso á Maese Pew, que de no ser así ya hubiera recibido, á estas horas, noticias mías.

Volvíme entonces con él á la posada del “Almirante Benbow” y no podría nadie imaginarse qué cuadro de trastorno y destrozo encontré en nuestra casa.
El reloj, con su gran caja de madera, había sido arrojado al suelo por aquellos bárbaros en su desesperada cacería emprendida para buscarnos á mi madre y á mí, y aun cuando es cierto que nada se habían llevado á excepción del talego de dinero del Capitán y algunas monedas de plata de nuestra gaveta, pude hacerme cargo, desde la primera ojeada que dí, de que estábamos arruinados.
El Inspector Dance no podía hacer nada en aquel caos.

—Bueno, Jim, díjome; tú afirmas que ellos han cogido el dinero, ¿no es así? entonces ¿qué fortuna era la que buscaban aquí? ¿más dinero tal vez?

—No señor, no creo que fuese dinero, le contesté, lo cierto es que yo creo tener aquí, en la bolsa de pecho de mi jubón lo que ellos buscaban y quisiera, de buen grado, depositarlo desde luego en un lugar seguro.

—¿Para ponerlo á salvo, muchacho? me parece muy bueno, dijo.
Yo me lo llevaré si tú quieres.

—Yo pensaba, tal vez, que el Doctor Livesey... comencé yo.

—¡Excelente! ¡magnífico! me interrumpió él en muy plausible tono; tu idea es immejorable; él es todo un caballero y todo un magistrado.
Y ahora que pienso en ello, yo también debo ir allá y dar cuenta, ya sea á él, ya al Caballero Trelawney, de la muerte de ese Maese Pew, que ya no tiene remedio.
Y no es que yo la deplore, nó; sino que las gentes poco benévolas podrían querer acriminar por ella á un oficial del fisco de Su Majestad, si acriminación cupiere en este caso.
Ahora, pues, Hawkins, si tú quieres, puedo llevarte conmigo.

Le dí cordialmente las gracias por su ofrecimiento y nos fuimos á pie otra vez á la aldea en donde estaban los caballos.
Mientras fuí á avisar á mi madre lo que iba yo á hacer ya las cabalgaduras estaban ensilladas.

—Dogger, dijo el Sr. Dance, tú llevas allí un buen caballo, ponte á este chiquillo en ancas.

No bien hube yo montado y asídome al cinturón de Dogger, el Inspector dió la señal de partida y toda la caravana se puso en movimiento saliendo al camino, á un trote bastante vivo, y cruzando el puente que nos sirvió de escondite, rumbo á la casa del Doctor Livesey.
