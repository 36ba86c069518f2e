II

Somos los primeros en la historia que hemos de tomar disposiciones para olvidar.
Durante unos cinco mil años lo que dio trabajo fue recordar: hubo que poner barro, luego pieles y después trapos; hubo que poner monjes, sótanos, gatos contra los ratones y no poca suerte con el fuego.
Lo que nadie se tomaba la molestia de copiar se iba por sí solo.
Ahora se queda por sí solo.

Mi teléfono guarda, según él mismo declara, 41.306 fotografías, de las que habré hecho a propósito unas trescientas.
Las demás son recibos, pizarras, las plazas de aparcamiento de once años y un pulgar.
De un tiempo a esta parte ha cogido la costumbre de enseñarme, antes del desayuno, una selección con música.
La titula “Un día como hoy”.
El martes pasado escogió la mañana de un entierro, porque en ella había encontrado una sonrisa.

Sería fácil enfadarse con el teléfono.
Pero el teléfono no es más que un diácono que no paga los clavos, y se lleva lo que anda suelto; el que merece atención es el dependiente que lo deja suelto, que somos usted y yo.

Una amiga mía que es archivera se pasa casi toda la jornada tirando cosas.
A las visitas les escandaliza, porque imaginan un archivo como un lugar donde se conserva todo.
Es un lugar donde alguien ha decidido.
Del papel que produce un ministerio en un año, me dijo, merece estante entre el dos y el cinco por ciento.
El oficio tiene una hermosa palabra para lo demás, que es “valoración”.
Se coge la carta y se pregunta quién la va a necesitar, cuando uno esté muerto, para probar qué.
En España la decisión la toma una comisión y la firma un ministro; en el país de mi amiga basta con un sello.
Si la respuesta es nadie, nunca y nada, la carta va al cubo gris, y el cubo gris va a manos de un tal Lou, que lo convierte en pasta.

Le pregunté si se había arrepentido alguna vez; dijo que dos, y me contó las dos.

La primera fue una caja de licencias de perro.
Las dejó ir en su segundo año: unas cuatro mil papeletas amarillas, cada una con un nombre, una calle, una raza y una tasa.
Diez años después llegó un joven que escribía la historia de un barrio derribado hasta la última casa para hacer la autopista.
Preguntó si quedaba algo donde constara quién había vivido allí.
Los perros lo habrían sabido.

Sobre la segunda me hizo prometer que no escribiría, y he cumplido la promesa olvidándola.

Dos arrepentimientos en veintiséis años me parecen un precio justo; por menos se paga más.
Repárese, sin embargo, en la clase de precio que es.
Ella sabe decir qué cajas eran, porque para tirar una cosa como es debido hay que haberla mirado, y lo que se ha mirado no se pierde nunca del todo.
Yo, en cambio, no sabría decir cuál de mis 41.306 fotografías echaría de menos: las guardo todas para no tener que mirarlas.

Esperará aquí el lector algún consejo, y tengo uno pequeño.
Una vez al año, un domingo de lluvia, siéntese usted con todo lo que haya guardado y quédese con la vigésima parte.
Hágalo a mano, despacio y, si no hay nadie más en casa, despidiéndose en voz alta.
Las otras diecinueve, las que borre, estarán esa tarde mejor recordadas que en muchos años.
La que quede habrá sido elegida, y de su pasado no todos podemos decir lo mismo.

Cuando se vendió la casa de mi abuela me dejaron llevarme una sola cosa, y me llevé el libro mayor de 1958.
Las cifras están en tinta azul, y cuadran.
En el margen, a lápiz, junto al nueve de abril, donde no tendría que haber nada, escribió: “Señora Pruitt, dos galones, amarillo.
Por fin”.
