Reglamento de Transparencia y Protección de Datos Personales del Municipio de San Andrés Tepexilo

Publicado en la Gaceta Municipal número 47, del 12 de marzo de 2021; última reforma, 30 de junio de 2023

CONSIDERANDO

Que toda persona tiene derecho a saber en qué se gasta el dinero que aporta y con qué criterio se decide por ella, y que ese derecho no depende del motivo por el que se ejerza.

Que toda persona tiene igualmente derecho a que el Municipio no sepa de ella más de lo que necesita.

Que ambos derechos se estorban con menos frecuencia de lo que suele alegarse.

Que en la sesión de Cabildo del 4 de marzo de 2021 se discutió y aprobó por mayoría el dictamen de la Comisión de Gobernación.

Por lo anterior, el Ayuntamiento expide el siguiente Reglamento.

TÍTULO PRIMERO

Disposiciones generales

Artículo 1. Objeto

El presente Reglamento tiene por objeto:

I. Garantizar el acceso de cualquier persona a la información que el Municipio genere, obtenga, adquiera, transforme o conserve;

II. Establecer las bases de la publicación de oficio de esa información;

III. Fijar los plazos y procedimientos para solicitarla; y

IV. Proteger los datos personales en posesión del Municipio, cualquiera que sea el soporte en que se encuentren.

Artículo 2. Ámbito de aplicación

Este Reglamento es de observancia obligatoria para las dependencias y entidades de la administración pública municipal, los organismos descentralizados, los fideicomisos en que el Municipio sea fideicomitente y las personas físicas o morales que reciban y ejerzan recursos públicos municipales o realicen actos de autoridad.
Las delegaciones y subdelegaciones lo aplicarán por conducto de la Secretaría del Ayuntamiento.

Artículo 3. Definiciones

Para los efectos de este Reglamento se entenderá por:

I. Aviso de privacidad: el documento que se pone a disposición del titular en el momento en que se recaban sus datos, con el fin de informarle del propósito de su tratamiento;

II. Titular: la persona física a quien corresponden los datos personales;

III. Datos personales: cualquier información concerniente a una persona física identificada o identificable.
Se considera identificable a la persona cuya identidad pueda determinarse, directa o indirectamente, mediante esa información;

IV. Datos sensibles: los que se refieren a la esfera más íntima de su titular, o cuya utilización indebida pueda dar origen a discriminación o conllevar un riesgo grave para este;

V. Unidad: la Unidad de Transparencia del Municipio; y

VI. Comité: el Comité de Transparencia del Municipio.

Artículo 4. Interpretación

En la interpretación de este Reglamento prevalecerá el principio de máxima publicidad.
En caso de duda razonable sobre si un documento es público, se entregará una versión pública de él.
Lo no previsto se resolverá conforme a la ley estatal de la materia.

Artículo 5. Gratuidad

El ejercicio de los derechos que este Reglamento regula es gratuito.
Solo podrá cobrarse el costo de los materiales de reproducción y, en su caso, el del envío y el de la certificación.
Las primeras veinte hojas simples no tendrán costo.
Tampoco lo tendrá la reproducción cuando el solicitante aporte el medio magnético, óptico o electrónico, ni cuando por sus circunstancias socioeconómicas la Unidad lo exceptúe del pago.

TÍTULO SEGUNDO

De la información pública de oficio

Artículo 6. Información que debe publicarse

El Municipio pondrá a disposición del público en su portal, sin que medie solicitud alguna y en formatos abiertos, la información siguiente:

I. El presupuesto de egresos aprobado, sus modificaciones y el avance trimestral de su ejercicio;

II. El directorio de servidores públicos, desde el nivel de jefe de departamento, con nombre, cargo, domicilio oficial, teléfono y correo electrónico institucional;

III. La remuneración bruta y neta de todos ellos, incluidos sueldos, prestaciones, gratificaciones, primas, comisiones, dietas, bonos, estímulos y compensaciones;

IV. Los viáticos y gastos de representación, con el objeto e informe de la comisión correspondiente;

V. Los contratos, convenios y concesiones celebrados, con el nombre de la persona contratada, el monto, el plazo y el procedimiento de adjudicación;

VI. El padrón de proveedores y contratistas;

VII. Las actas de las sesiones de Cabildo, con el sentido del voto de cada integrante, dentro de los cinco días hábiles siguientes a su aprobación;

VIII. Los programas sociales, con sus reglas de operación, y el padrón de beneficiarios en los términos del artículo 7; y

IX. Las auditorías practicadas, sus observaciones y las aclaraciones que les recayeron.

La información se actualizará cada tres meses, salvo que en este Reglamento o en otra disposición se señale un plazo menor, e indicará la fecha de su última actualización y el área responsable de ella.

Artículo 7. Padrones de beneficiarios

Los padrones se publicarán con el nombre del beneficiario, el monto o apoyo recibido y la localidad.
No incluirán domicilio, teléfono, fotografía ni clave de registro de población.
Cuando el programa atienda a víctimas de violencia, a personas enfermas o a niñas, niños y adolescentes, se publicarán únicamente cifras agregadas.

Artículo 8. Índice de expedientes reservados

Cada dependencia elaborará semestralmente un índice de los expedientes que haya clasificado como reservados.
El índice indicará el área que generó la información, el nombre del documento, la fecha de clasificación, su fundamento, el plazo de reserva y, en su caso, las partes que se reservan.
En ningún caso el índice será considerado información reservada.
