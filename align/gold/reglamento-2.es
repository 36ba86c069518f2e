TÍTULO TERCERO

Del procedimiento de acceso a la información

Artículo 9. Solicitud

Cualquier persona, por sí o por medio de representante, podrá presentar una solicitud de acceso ante la Unidad, por escrito, por correo electrónico, por teléfono o de viva voz.
En los dos últimos casos, el personal de la Unidad la registrará y entregará al solicitante el acuse correspondiente.

La solicitud contendrá:

I. La descripción de la información solicitada;

II. El medio para recibir notificaciones; y

III. La modalidad en que se prefiere recibir la información.

No podrá exigirse al solicitante que se identifique ni que exponga sus razones.
El nombre, si lo da, no se dará a conocer a la dependencia que deba responder.

Artículo 10. Prevención

Si los datos proporcionados no bastan para localizar la información, la Unidad requerirá al solicitante, dentro de los tres días hábiles siguientes y por una sola vez, que los complete.
El solicitante contará con diez días hábiles para hacerlo; transcurrido ese plazo sin respuesta, la solicitud se tendrá por no presentada, sin perjuicio de que pueda formularse de nuevo.

Artículo 11. Plazo de respuesta

La respuesta se notificará en el menor tiempo posible, que no podrá exceder de quince días hábiles contados a partir del siguiente al de la presentación.
Excepcionalmente, el Comité podrá ampliar el plazo por otros cinco días, mediante resolución fundada y motivada que se notificará al solicitante antes de su vencimiento.

No será motivo de prórroga el volumen de los documentos, la falta de personal ni el periodo vacacional de la dependencia.

Artículo 12. Inexistencia

Cuando la información no se encuentre en los archivos, el Comité:

I. Ordenará las medidas necesarias para localizarla;

II. Ordenará, siempre que sea materialmente posible, que se genere o se reponga, si debía existir en ejercicio de las facultades de la dependencia; y

III. Confirmará, en su defecto, la inexistencia y dará vista a la Contraloría.

TÍTULO CUARTO

De la protección de los datos personales

Artículo 13. Principios

En el tratamiento de datos personales el Municipio observará los principios de licitud, finalidad, lealtad, consentimiento, calidad, proporcionalidad, información y responsabilidad.
En consecuencia:

I. Solo recabará los datos que sean necesarios para la finalidad expresada en el aviso de privacidad;

II. No los usará para una finalidad distinta sin el consentimiento del titular, salvo en los casos que la ley prevé;

III. Los mantendrá exactos, completos y actualizados;

IV. Los suprimirá, previo bloqueo, cuando hayan dejado de ser necesarios; y

V. No condicionará la prestación de un servicio a la entrega de datos que ese servicio no requiera.

Artículo 14. Derechos de acceso, rectificación, cancelación y oposición

El titular podrá solicitar en todo momento al Municipio el acceso a sus datos, su rectificación o su cancelación, u oponerse a su tratamiento, sin que el ejercicio de uno de estos derechos sea requisito previo de otro ni lo impida.
A diferencia de lo dispuesto en el artículo 9, el solicitante deberá acreditar su identidad y, en su caso, la personalidad de su representante.
Tratándose de personas fallecidas, podrá ejercerlos quien acredite un interés jurídico o legítimo.

El Municipio responderá en veinte días hábiles y, si la respuesta es favorable, la hará efectiva en los quince siguientes.
Podrá negarse únicamente por las causas que la ley enumera.
La negativa se comunicará por escrito, con expresión de la causa y del recurso que procede.

Artículo 15. Videovigilancia

Las cámaras que el Municipio instale en la vía pública se limitarán al espacio que sea indispensable vigilar.
Su presencia se anunciará con un cartel visible que contenga el aviso de privacidad simplificado.
Las grabaciones se borrarán a los treinta días, excepto las que deban conservarse por orden de autoridad competente o porque exista una denuncia presentada, en cuyo caso se conservarán hasta que concluya el procedimiento.
Queda prohibido el uso de sistemas de reconocimiento facial.

Artículo 16. Vulneraciones de seguridad

Quien tenga conocimiento de la pérdida, robo, destrucción, alteración o divulgación no autorizada de datos personales lo comunicará a la Unidad dentro de las veinticuatro horas siguientes.
La Unidad informará sin dilación a los afectados cuando la vulneración pueda incidir de forma significativa en sus derechos.
Les dirá qué ocurrió, qué datos se vieron comprometidos y qué pueden hacer para protegerse.

TÍTULO QUINTO

De las responsabilidades

Artículo 17. Faltas

Son causas de responsabilidad administrativa:

I. Usar, sustraer, destruir u ocultar, total o parcialmente y de manera indebida, información que se encuentre bajo custodia del servidor público;

II. Negar intencionalmente información no clasificada, o clasificarla con dolo;

III. Entregar información incompleta, cuando se cuente con ella entera;

IV. Dar tratamiento a datos personales en contravención de este Reglamento; y

V. No acatar las resoluciones del Comité o del organismo garante.

Las sanciones se impondrán de conformidad con la ley de responsabilidades administrativas.
Serán independientes de las del orden civil o penal que procedan.
La reincidencia se considerará agravante.

TRANSITORIOS

Primero. El presente Reglamento entrará en vigor al día siguiente de su publicación en la Gaceta Municipal.

Segundo. Se abroga el Reglamento de Acceso a la Información Pública publicado el 9 de octubre de 2009.
Se derogan las disposiciones que se opongan al presente.

Tercero. Las solicitudes en trámite se resolverán conforme a las disposiciones con que se iniciaron, salvo que las de este Reglamento sean más favorables al solicitante.

Cuarto. El Municipio contará con ciento ochenta días naturales para publicar la información a que se refiere el artículo 6.

Dado en el salón de cabildos del Palacio Municipal, a los cuatro días del mes de marzo de dos mil veintiuno.

La Presidenta Municipal, Leonor Xochihua Barrientos

El Secretario del Ayuntamiento, Abundio Cervantes Lara
