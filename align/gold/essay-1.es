Elogio del cubo que gotea

Apuntes sobre el olvido

I

Mi abuela llevó durante treinta y un años la contabilidad de una ferretería y, al final de su vida, no habría sabido decir lo que costaba una bisagra, pero sí quién las compraba.
Sabía que los hermanos Dorsey se las llevaban de una en una, y en días distintos, para no encontrarse.
Sabía que cierto diácono no pagó nunca los clavos.
Sabía que las viudas compran pintura en abril.
Por ella habían pasado los números como pasa el agua por un colador, y en el colador se había quedado la gente.

Aquello me parecía entonces un defecto: tenía yo diecinueve años, acababa de aprender la palabra “hipocampo” y creía que la mente era una especie de armario, tanto mejor cuanto más le cupiera.
Nadie me había explicado que un armario que no se puede vaciar se llama pared.

La literatura sobre el asunto está llena de personas que no podían olvidar.
La más conocida es el periodista ruso al que el psicólogo Alexander Luria estudió durante treinta años y al que llamó S., sin más.
Se le daba una tabla de cincuenta números y la recitaba del derecho, del revés o en diagonal; se le volvía a preguntar al cabo de quince años y cerraba los ojos, observaba que aquel día uno llevaba un traje gris y la recitaba otra vez.
No era capaz, en cambio, de seguir un cuento.
Cada palabra le traía su imagen y las imágenes se empujaban unas a otras.
Al final de la frase se hallaba tan metido entre los muebles que ya no encontraba la puerta.
El pobre hombre intentó olvidar escribiendo las cosas y quemando el papel, y las seguía leyendo en la ceniza.

Borges, que no pudo leer el libro de Luria porque Luria todavía no lo había escrito, inventó al mismo hombre, le puso Funes y lo tendió en un catre de Fray Bentos.
El cuento es de 1942; el libro, de 1968.
Funes recuerda cada hoja de cada árbol y cada una de las veces que la ha visto.
Le molesta, además, que el perro de las tres y catorce, visto de perfil, se llame igual que el perro de las tres y cuarto, visto de frente.
“Pensar es olvidar diferencias”, dice el narrador: no se ha escrito nada mejor contra la buena memoria, y yo no he conseguido nunca citarlo con exactitud.

Hagamos, pues, una pregunta práctica: ¿qué hace una mente que olvida, mientras parece que no hace nada?

El principio de la respuesta lo sabe cualquiera que se haya mudado de casa.
Durante un mes se busca el interruptor de la luz en donde estaba antes; una noche la mano va sola al sitio nuevo, y semanas después se da uno cuenta de que ya no sabe a qué lado de la puerta quedaba el viejo.
La mano no ha perdido nada: la han despejado para que sirva.

Quienes estudian estas cosas lo dicen con más sequedad.
Recordar una cosa, han comprobado, vuelve más difícil recordar las de al lado, y no por accidente.
El cerebro aparta a las rivales para que pase la que hace falta.
Acordarse de en qué sitio se ha aparcado hoy es hundir un poco más el de ayer: un quehacer doméstico y también, si se mira desde el lado de ayer, un pequeño crimen diario.

No quisiera pintarlo más amable de lo que es.
Al final mi abuela se olvidó también del diácono y de los Dorsey, y luego de mí, por ese orden.
De aquello no hay nada bueno que decir.
Quien diga que lo hay no se ha sentado en esa silla.
Pero la enfermedad no es un olvido mayor, sino un olvido con el colador roto, por el que se van juntas las bisagras y las personas.
