VI. Tonterías

Pablo y Marianela salieron al campo, precedidos de Choto, que iba y volvía gozoso y saltón, moviendo la cola y repartiendo por igual sus caricias entre su amo y el lazarillo de su amo.

—Nela —dijo Pablo—, hoy está el día muy hermoso.
El aire que corre es suave y fresco, y el sol calienta sin quemar.
¿A dónde vamos?

—Echaremos por estos prados adelante —replicó la Nela, metiendo su mano en una de las faltriqueras de la americana del mancebo—.
¿A ver qué me has traído hoy?

—Busca bien y encontrarás algo —dijo Pablo riendo.

—¡Ah, Madre de Dios!
Chocolate crudo... ¡y poco que me gusta el chocolate crudo!... nueces... una cosa envuelta en un papel... ¿qué es?
¡Ah!
¡Madre de Dios!, un dulce... ¡Dios Divino!, ¡pues a fe que me gusta poco el dulce!
¡Qué rico está!
En mi casa no se ven nunca estas comidas ricas, Pablo.
Nosotros no gastamos lujo en el comer.
Verdad que no lo gastamos tampoco en el vestir.
Total, no lo gastamos en nada.

—¿A dónde vamos hoy? —repitió el ciego.

—A donde quieras, niño de mi corazón —repuso la Nela, comiéndose el dulce y arrojando el papel que lo envolvía—.
Pide por esa boca, rey del mundo.

Los negros ojuelos de la Nela brillaban de contento, y su cara de avecilla graciosa y vivaracha multiplicaba sus medios de expresión, moviéndose sin cesar.
Mirándola se creía ver un relampagueo de reflejos temblorosos, como los que produce la luz sobre la superficie del agua agitada.
Aquella débil criatura, en la cual parecía que el alma estaba como prensada y constreñida dentro de un cuerpo miserable, se ensanchaba y crecía maravillosamente al hallarse sola con su amo y amigo.
Junto a él tenía espontaneidad, agudeza, sensibilidad, gracia, donosura, fantasía.
Al separarse, parece que se cerraban sobre ella las negras puertas de una prisión.

—Pues yo digo que iremos a donde tú quieras —observó el ciego—.
Me gusta obedecerte.
Si te parece bien, iremos al bosque que está más allá de Saldeoro.
Esto, si te parece bien.

—Bueno, bueno, iremos al bosque —exclamó la Nela, batiendo palmas—.
Pero como no hay prisa, nos sentaremos cuando estemos cansados.

—Y que no es poco agradable aquel sitio donde está la fuente ¿sabes, Nela?, y donde hay unos troncos muy grandes, que parecen puestos allí para que nos sentemos nosotros, y donde se oyen cantar tantos, tantísimos pájaros, que es aquello la gloria.

—Pasaremos por donde está el molino de quien tú dices que habla, mascullando las palabras como un borracho.
¡Ay, qué hermoso día y qué contenta estoy!

—¿Brilla mucho el sol, Nela?
Aunque me digas que sí, no lo entenderé, porque no sé lo que es brillar.

—Brilla mucho, sí, señorito mío.
Y a ti ¿qué te importa eso?
El sol es muy feo.
No se le puede mirar a la cara.

—¿Por qué?

—Por que duele.

—¿Qué duele?

—La vista.
¿Qué sientes tú cuando estás alegre?

—¿Cuándo estoy libre, contigo, solos los dos en el campo?

—Sí.

—Pues siento que me nace dentro del pecho una frescura, una suavidad dulce...

—¡Ahí te quiero ver!
¡Madre de Dios!
Pues ya sabes cómo brilla el sol.

—Con frescura.

—No, tonto.

—¿Pues con qué?

—Con eso.

—Con eso; ¿y qué es eso?

—Eso —afirmó nuevamente la Nela, con acento de la más firme convicción.

—Ya veo que esas cosas no se pueden explicar.
Antes me formaba yo idea del día y de la noche.
¿Cómo?
Verás: era de día, cuando hablaba la gente; era de noche, cuando la gente callaba y cantaban los gallos.
Ahora no hago las mismas comparaciones.
Es de día, cuando estamos juntos tú y yo; es de noche, cuando nos separamos.

—¡Ay, divina Madre de Dios! —exclamó la Nela, echándose atrás las guedejas que le caían sobre la frente—.
A mí, que tengo ojos, me parece lo mismo.

—Voy a pedirle a mi padre que te deje vivir en mi casa, para que no te separes de mí.

—Bien, bien —dijo María batiendo palmas otra vez.

Y diciéndolo, se adelantó saltando algunos pasos y recogiendo con extrema gracia sus faldas, empezó a bailar.

—¿Qué haces, Nela?

—¡Ah!, niño mío, estoy bailando.
Mi contento es tan grande, que me han entrado ganas de bailar.

Pero fue preciso saltar una pequeña cerca, y la Nela ofreció su mano al ciego.

Después de pasar aquel obstáculo, siguieron por una calleja tapizada en sus dos rústicas paredes de lozanas hiedras y espinos.
La Nela apartaba las ramas para que no picaran el rostro de su amigo, y al fin, después de bajar gran trecho, subieron una cuesta por entre frondosos castaños y nogales.
Al llegar arriba, Pablo dijo a su compañera:

—Si no te parece mal, sentémonos aquí.
Siento pasos de gente.

—Son los aldeanos que vuelven del mercado de Homedes.
Hoy es miércoles.
El camino real está delante de nosotros.
Sentémonos aquí antes de entrar en el camino real.

—Es lo mejor que podemos hacer.
Choto, ven aquí.

Los tres se sentaron.

—Si está esto lleno de flores... —dijo la Nela—.
¡Madre!, ¡qué guapas!

—Cógeme un ramo.
Aunque no las veo, me gusta tenerlas en mi mano.
Se me figura que las oigo.

—Eso sí que es gracioso.

—Paréceme que teniéndolas en mi mano me dan a entender... no puedo decirte cómo... que son bonitas.
Dentro de mí hay una cosa, no puedo decirte qué, una cosa que responde a ellas.
¡Ay! Nela, se me figura que por dentro yo veo algo.

—¡Oh!, sí, lo entiendo... como que todo los tenemos dentro.
El sol, las yerbas, la luna y el cielo grande y azul, lleno siempre de estrellas; todo, todo lo tenemos dentro; quiero decir que además de las cosas divinas que hay fuera, nosotros llevamos otras dentro.
Y nada más...
Aquí tienes una flor, otra, otra, seis: todas son distintas.
¿A que no sabes tú lo que son las flores?

—Pues las flores —dijo el ciego, algo confuso, acercándolas a su rostro— son... unas como sonrisillas que echa la tierra...
La verdad, no sé mucho del reino vegetal.

—Madre Divinísima, ¡qué poca ciencia! —exclamó María, acariciando las manos de su amigo—.
Las flores son las estrellas de la tierra.

—Vaya un disparate.
¿Y las estrellas, qué son?

—Las estrellas son las miradas de los que se han ido al cielo.

—Entonces las flores...

—Son las miradas de los que se han muerto y no han ido todavía al cielo —afirmó la Nela, con la convicción y el aplomo de un doctor—.
Los muertos son enterrados en la tierra.
Como allá abajo no pueden estar sin echar una miradilla a la tierra, echan de sí una cosa que sube en forma y manera de flor.
Cuando en un prado hay muchas flores es porque allá... en tiempos de atrás, enterraron en él muchos difuntos.

—No, no —replicó Pablo con seriedad—.
No creas desatinos.
Nuestra religión nos enseña que el espíritu se separa de la carne y que la vida mortal se acaba.
Lo que se entierra, Nela, no es más que un despojo, un barro inservible que no puede pensar, ni sentir, ni tampoco ver.

—Eso lo dirán los libros, que según dice la Señana, están llenos de mentiras.

—Eso lo dicen la fe y la razón, querida Nela.
Tu imaginación te hace creer mil errores.
Poco a poco yo los iré destruyendo, y tendrás ideas buenas sobre todas las cosas de este mundo y del otro.

—¡Ay, ay, con el doctorcillo de tres por un cuarto!...
Ya... cuando has querido hacerme creer que el sol está quieto y que la tierra da vueltas a la redonda!...
¡Cómo se conoce que no lo ves!
¡Madre del Señor!
Que me muera en este momento, si la tierra no se está más quieta que un peñón, y el sol va corre que corre.
Señorito mío, no se la eche de tan sabio, que yo he pasado muchas horas de noche y de día mirando al cielo, y sé cómo está gobernada toda esa máquina...
La tierra está abajo, toda llena de islitas grandes y chicas.
El sol sale por allá y se esconde por allí.
Es el palacio de Dios.

—¡Qué tonta!

—¿Y por qué no ha de ser así?
¡Ay!
Tú no has visto el cielo en un día claro: hijito, parece que llueven bendiciones...
Yo no creo que pueda haber malos, no, no los puede haber, si vuelven la cara hacia arriba y ven aquel ojazo que nos está mirando.

—Tu religiosidad, querida Nelilla, está llena de supersticiones.
Yo te enseñaré ideas mejores.

—No me han enseñado nada —dijo María con inocencia— pero yo, cavila que cavilarás, he ido sacando de mi cabeza muchas cosas que me consuelan, y así cuando me ocurre una buena idea, digo: «esto debe de ser así, y no de otra manera».
Por las noches, cuando me voy sola a mi casa, voy pensando en lo que será de nosotros cuando nos muramos, y en lo mucho que nos quiere a todos la Virgen Santísima.

—Nuestra madre amorosa.

—¡Nuestra madre querida!
Yo miro al cielo y la siento encima de mí como cuando nos acercamos a una persona y sentimos el calorcillo de su respiración.
Ella nos mira de noche y de día por medio de... no te rías... por medio de todas las cosas hermosas que hay en el mundo.

—¿Y esas cosas hermosas...?

—Son sus ojos, tonto.
Bien lo comprenderías si tuvieras los tuyos.
Quien no ha visto una nube blanca, un árbol, una flor, el agua corriendo, un niño, el rocío, un corderito, la luna paseándose tan maja por los cielos, y las estrellas, que son las miradas de los buenos que se han muerto...

—Mal podrán ir allá arriba si se quedan debajo de tierra echando flores.

—¡Miren el sabihondo!
Abajo se están mientras se van limpiando de pecados; que después suben volando arriba.
La Virgen les espera.
Sí, créelo, tonto.
Las estrellas, ¿qué pueden ser sino las almas de los que ya están salvos?
¿Y no sabes tú que las estrellas bajan?
Pues yo, yo misma las he visto caer así, así, haciendo una raya.
Sí, señor, las estrellas bajan cuando tienen que decirnos alguna cosa.

—¡Ay, Nela! —exclamó Pablo vivamente—.
Tus disparates, con serlo tan grandes, me cautivan y embelesan, porque revelan el candor de tu alma y la fuerza de tu fantasía.
Todos esos errores responden a una disposición muy grande para conocer la verdad, a una poderosa facultad tuya, que sería primorosa si estuvieras auxiliada por la razón y la educación...
Es preciso que tú adquieras un don precioso de que yo estoy privado; es preciso que aprendas a leer.

—¡A leer!...
¿Y quién me ha de enseñar?

—Mi padre.
Yo le rogaré a mi padre que te enseñe.
Ya sabes que él no me niega nada.
¡Qué lástima tan grande que vivas así!
Tu alma está llena de preciosos tesoros.
Tienes bondad sin igual y fantasía seductora.
De todo lo que Dios tiene en su esencia absoluta te dio a ti parte muy grande.
Bien lo conozco; no veo lo de fuera, pero veo lo de dentro, y todas las maravillas de tu alma se me han revelado desde que eres mi lazarillo...
¡Hace año y medio!
Parece que fue ayer cuando empezaron nuestros paseos...
No, hace miles de años que te conozco.
¡Porque hay una relación tan grande entre lo que tú sientes y lo que yo siento!...
Has dicho ahora mil disparates, y yo, que conozco algo de la verdad acerca del mundo y de la religión, me he sentido conmovido y entusiasmado al oírte.
Se me antoja que hablas dentro de mí.

—¡Madre de Dios! —exclamó la Nela, cruzando las manos—.
¿Tendrá eso algo que ver con lo que yo siento?

—¿Qué?

—Que estoy en el mundo para ser tu lazarillo, y que mis ojos no servirían para nada si no sirvieran para guiarte y decirte cómo son todas las hermosuras de la tierra.

El ciego irguió su cuello repentina y vivísimamente, y extendiendo sus manos hasta tocar el cuerpecillo de su amiga, exclamó con afán:

—Dime, Nela, ¿y cómo eres tú?

La Nela no dijo nada.
Había recibido una puñalada.
