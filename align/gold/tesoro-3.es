PARTE II

EL COCINERO DE “LA ESPAÑOLA”

CAPÍTULO VII

SALGO PARA BRÍSTOL

Pasó mucho más tiempo del que el Caballero Trelawney se imaginó al principio, antes de que estuviésemos listos para hacernos á la mar, y ninguno de nuestros planes primitivos pudo llevarse á ejecución, ni aun el de que el Doctor Livesey me tuviese siempre consigo.
El Doctor tuvo que marchar á Londres para buscar un médico que se hiciera cargo de su clientela; el Caballero se fué á Brístol en donde puso, con todo su ardor, manos á la obra en los preparativos de la expedición, y en cuanto á mí me quedé instalado en la Universidad, á cargo de Redruth el montero ó guarda-caza, casi en calidad de prisionero, pero lleno de ensueños marítimos y de las más atractivas anticipaciones imaginarias de islas extrañas y aventuras novelescas.
Me deleitaba reproduciéndome en un mapa, durante horas enteras, todos los detalles que recordaba.
Y sin moverme de junto al fuego en el salón del amo de la casa, me acercaba con la fantasía á la ansiada isla, en todas las direcciones posibles; exploraba cada acre de terreno de su superficie, subía veinte veces á la cumbre de aquel elevado monte que llamaban “El Vigía” y desde su cima gozaba de los más deliciosos y variados panoramas.
Algunas veces veía yo aquella isla densamente cubierta de caníbales con los cuales teníamos que batirnos; otras veces llena de bravos y salvajes animales que nos perseguían; pero la verdad es que todas las lucubraciones de mi fantasía distaron mucho de parecerse á nuestras extrañas y trágicas aventuras en aquella tierra.

Así fueron discurriendo semanas y semanas hasta que un hermoso día llegó una carta dirijida al Doctor Livesey, con esta adición “En caso de ausencia del Doctor, abran esta carta Tom Redruth ó el joven Hawkins.”
En acatamiento de esta orden encontramos, pues, ó más bien dicho encontré yo, puesto que el guarda-monte era un hombre bastante atrasado en achaques de escritura, y lectura que no fuese en letras de molde, encontré, digo, las importantes noticias siguientes:

“Hotel del Ancla, Brístol, Marzo 1 de 17—.

“Querido Livesey:

“No sabiendo si ha regresado Vd. á la Universidad ó si permanece todavía en Londres, envío esta por duplicado á ambos lugares.

“Nuestro buque está ya comprado y arreglado con todo lo necesario.
Ahora mismo está surto y listo para levar en el primer momento que se le necesite.
Vd. no ha visto en su vida una goleta más esbelta ni más gallarda y velera.
Un joven cualquiera podría maniobrarla con la mayor facilidad: tiene doscientas toneladas de arquéo y su nombre es La Española.

“La he comprado con la intervención de mi viejo amigo Blandy que ha probado en esta ocasión ser un sorprendente conocedor de la materia.
Este incomparable amigo literalmente se ha consagrado en cuerpo y alma á mis intereses y—puedo decirlo—lo mismo han hecho en Brístol todos, en cuanto que han visto la clase de puerto á que nos dirijimos: es decir á Puerto tesoro....”

—Redruth, díjele interrumpiendo la lectura de la carta, el Doctor Livesey no se pondrá muy contento con esto.
Veo que, al fin y al cabo, el Caballero ha dejado que se deslice su lengua.

—Bueno ¿quién tiene más derecho de hacerlo? murmuró el guarda-caza.
Apuesto una botella de rom á que el Caballero puede muy bien hablar sin esperar el permiso del Dr. Livesey.

Después de esto creí prudente dar de mano á todo comentario y continué leyendo:

“Blandy en persona dió con La Española, y con una habilidad que le admiro, la compró por una verdadera bicoca.
Hay aquí en Brístol ciertos hombres monstruosamente hostiles al pobre Blandy.
Parece que andan por esas calles de Dios pregonando que mi honrado y excelente amigo no ha hecho más que una grosera especulación; que La Española era propiedad suya y que todo lo que hizo fué vendérmela á un precio absurdamente alto.
Todas esas no son más que calumnias evidentes, y lo cierto es que ninguno de sus autores se atreve á negar las excelentes cualidades de nuestra goleta.

“Empero él, dije, no contaba ni con una sola vuelta-de-cabo.
Los trabajadores, ó por mejor llamarlos, los aparejadores han andado verdaderamente á paso de tortuga.
Pero esto no era sino obra de pocos días.
Lo que me preocupaba era la tripulación.

“Yo quería una veintena redonda de hombres—en caso de ser del país, filibusteros; ó bien de los aborrecidos franceses—pero parece que lo hacía el diantre mismo, el caso es que yo no daba ni con la mitad de lo requerido, hasta que un verdadero golpe de fortuna me trajo al hombre que yo necesitaba.

“Un día estaba yo parado en el muelle cuando, por mera casualidad, entré en conversación con él.
Me encontré con que es un viejo marino que tiene una especie de taberna en Brístol conocida de todos los marineros; que ha perdido su salud en tierra y que recibiría con mucho agrado una plaza de cocinero á bordo, para volver al mar de nueva cuenta.
Díjome que aquella mañana andaba por allí con objeto de aspirar un poco las brisas salobres del océano.

“Conmovióme profundamente—como Vd. mismo se hubiera conmovido—y aunque no por mera conmiseración, le contraté sobre la marcha, para cocinero de nuestra goleta.
John Silver es su nombre y tiene una pierna menos, lo cual es á mis ojos una recomendación, puesto que la ha perdido en defensa de su patria, bajo las órdenes del inmortal Hawke.
No goza de pensión alguna, Livesey... dígame Vd. ¡en qué tiempos tan abominables vivimos!

“Ahora bien, amigo mío; al principio creí no haber encontrado otra cosa que un simple cocinero; pero fué, en realidad, toda una tripulación lo que yo descubrí.
Entre Silver y yo hemos conseguido, en una semana, la más cumplida y característica tripulación que pudiera apetecerse; no de aspecto grato ni sonriente á la verdad, sino sujetos, á juzgar por sus caras, del más esforzado é indomable espíritu.
Me atrevo á declarar que podríamos muy bien derrotar á una fragata de guerra.

“Silver ha llevado su escrupulosidad hasta licenciar á unos dos de los hombres que yo tenía ya ajustados.
Sin gran trabajo me demostró en un momento oportuno que los aludidos no eran más que unos lampazos de agua dulce que para nada nos servirían, y que antes bien nos estorbarían en un caso de apuro.

“Me siento con la más excelente salud y en admirable disposición de ánimo: cómo como un toro, duermo como un tronco y sin embargo no me daré punto de tregua ni de reposo hasta que no oiga y vea á mis viejos lobos marinos maniobrar en torno del cabrestante.
¡Á la mar! ¡pronto á la mar!
¡Á sacar ese tesoro!
La locura de las glorias marítimas se ha apoderado de mi cabeza.
Así, pues, Livesey, véngase volando: si en algo me estima Vd. no pierda ni un minuto.

“Deje Vd. al jovencillo Hawkins que vaya, sin tardanza, á visitar á su madre, al cargo de mi viejo Redruth, y que ambos se vengan luego, á toda prisa, para Brístol.

Juan Trelawney.

“Postscriptum.—Se me olvidaba decirle que Blandy, á quien dejo con el encargo de enviar una embarcación en busca nuestra si no hemos regresado para fines de Agosto, ha encontrado un sujeto admirable para Capitán de nuestra goleta, un hombre muy serio y muy estirado—lo cual deploro, de paso—pero en todos los demás conceptos un verdadero tesoro.
Silver, por su lado, nos ha traído un hombre muy competente para piloto: su nombre es Arrow.
Tengo un contramaestre que silba para la maniobra que es una gloria, así es que las cosas van á marchar, á bordo de La Española, como si hubiéramos fletado un verdadero buque de guerra.

“Se me pasaba añadir que Silver es un hombre de sustancia: me consta personalmente que tiene su cuenta en el banco y que sus gastos nunca han excedido á sus depósitos.
Deja á cargo de su establecimiento á su esposa y como ésta es una mulata, podemos decirnos aquí, entre solteros como ambos somos, que me parece que no sólo es la salud sino la mujer lo que hace que Silver quiera salir otra vez á correr los mares.

J. T.

“P. P. S.—Hawkins puede quedarse una noche con su madre.

J. T.”

Cualquiera se figurará, sin esfuerzo, la emoción que esa carta me produjo.
Estaba medio fuera de mí de júbilo.
Pero si hubo alguna vez hombre despechado sobre la tierra ese era ciertamente el pobre viejo Tom Redruth que no hacía ni podía hacer más que gruñir y lamentarse.
Cualquiera de los guarda-montes subordinados suyos, se habría cambiado por él con el mayor placer, pero no eran esos los deseos del Caballero, y tales deseos eran como leyes entre aquellas buenas gentes.
Nadie que no fuese el viejo Redruth se habría tomado la libertad de murmurar siquiera como á él le era permitido hacerlo.

Á la mañana siguiente él y yo nos pusimos en marcha, á pie, hacia la posada del “Almirante Benbow,” en la cual encontré á mi madre muy bien de cuerpo y de alma.
El Capitán aquel, que por tan largo tiempo había sido para nosotros causa de tanto disgusto, había ido ya al lugar en que los perversos cesan de molestar.
El Caballero había hecho reparar todos los estragos á sus expensas, y tanto los salones de la parte pública de la casa como la enseña de la posada, habían sido pintados de nuevo, habiéndose añadido algunos muebles de que antes carecíamos, entre ellos, principalmente, una muy cómoda silla de brazos para mi madre tras del mostrador.
Al mismo tiempo le había buscado un muchachuelo, como de mi edad, en calidad de aprendiz, con el cual mi madre no necesitaba de más servidumbre durante mi ausencia.

Al ver á este rapaz fué cuando comprendí por completo mi verdadera situación.
Hasta aquel momento me había fijado tan sólo en las aventuras que me esperaban, pero no en el hogar que dejaba tras de mí.
Así fué que, allí, en la presencia de aquel palurdo extraño, que iba á quedarse en mi lugar, al lado de mi madre, tuve irremediablemente mi primer ataque de lágrimas.
Me sospecho que aquel día hice rabiar más de lo conveniente á aquel pobre chico que, siendo nuevo en el oficio, me ofreció mil oportunidades que yo aproveché para corregirle lo que hacía y para humillarlo cuanto pude.
