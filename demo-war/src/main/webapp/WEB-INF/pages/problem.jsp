<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="The bookshop">
<h1>That did not work</h1>
<p><c:out value="${sentence}"/></p>
<p><a href="/">To the books</a></p>
</shop:page>
